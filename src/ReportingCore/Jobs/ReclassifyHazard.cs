using System.Globalization;
using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>The classifier answers at last: a hazard that came in without it gets its proposal and, when that is sure enough, its department.</summary>
internal sealed record ReclassifyHazard(string Area, HazardId Hazard, ClassificationResult Classification) : IRequest<Outcome<RouteDecision>>;

internal sealed class ReclassifyHazardHandler(Townships townships, TownshipStore store, IntakeDecision intake, IDuplicateFinder duplicates, IIdSource ids)
    : IRequestHandler<ReclassifyHazard, Outcome<RouteDecision>>
{
    /// <summary>Nobody has touched it since: what a person decided is never overruled.</summary>
    public static bool Waits(Hazard hazard) => hazard is { State: HazardState.Registered, Route.Reason: RouteReason.ClassifierUnavailable };

    public Task<Outcome<RouteDecision>> Handle(ReclassifyHazard request, CancellationToken cancellationToken) =>
        store.CommitAsync(request.Area, ids.RequestId(), transaction => DecideAsync(transaction, request));

    private async Task<Outcome<RouteDecision>> DecideAsync(TownshipTransaction transaction, ReclassifyHazard request)
    {
        if (await transaction.FindHazardAsync(request.Hazard) is not { } hazard || !Waits(hazard))
        {
            return new Refusal(RefusalKind.NotAllowedNow, "not-waiting");
        }

        var reports = new List<Report>();
        foreach (var id in hazard.Reports)
        {
            reports.Add(await transaction.FindReportAsync(id) ?? throw new InvalidDataException($"report {id} of hazard {hazard.Id} is missing"));
        }

        var jurisdiction = townships.Get(request.Area);

        // The reporter was told that the report is accepted.
        var route = Router.DecideWithoutGuidance(request.Classification, jurisdiction, reports.Any(report => report.Insider || report.HideFromUnit));
        var changed = Change(transaction, hazard, route, request.Classification.Urgent, jurisdiction);
        transaction.Save(changed);
        await duplicates.ReindexAsync(transaction, changed, reports);
        if (changed.Urgent && !hazard.Urgent)
        {
            intake.Ring(transaction, changed);
        }

        return route;
    }

    private static Hazard Change(TownshipTransaction transaction, Hazard hazard, RouteDecision route, bool urgent, Jurisdiction jurisdiction)
    {
        var kept = route.Reason == RouteReason.KeptFromUnit;
        var version = transaction.Append(new(Actor.System(transaction.Area), "reclassified")
        {
            Hazard = hazard.Id,
            Details = new Dictionary<string, string>
            {
                ["domain"] = route.Domain,
                ["department"] = route.Department,
                ["urgent"] = urgent ? "yes" : "no",
                ["reason"] = route.Reason.ToString(),
                ["model"] = route.ModelVersion,
                ["confidence"] = route.Confidence.ToString("0.000", CultureInfo.InvariantCulture),
            },
        });
        return hazard with
        {
            Domain = route.Domain,
            Department = route.Department,
            Route = route,
            Urgent = hazard.Urgent || urgent,
            UrgentRings = urgent && !hazard.Urgent ? 1 : hazard.UrgentRings,
            UrgentRungAt = urgent && !hazard.Urgent ? transaction.Now : hazard.UrgentRungAt,
            Withheld = hazard.Withheld || kept,
            NeutralOrder = kept && (hazard.Urgent || urgent) ? IntakeDecision.NeutralOrder(jurisdiction, hazard.VillageCode, route.Domain) : hazard.NeutralOrder,
            LastChangedAt = transaction.Now,
            Version = version,
            Events = [.. hazard.Events, version],
        };
    }
}
