using System.Globalization;
using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Jobs;

/// <summary>
/// The classifier answers at last: danger in any report it had not read rings, and a hazard that came in without it gets its proposal and, when that is
/// sure enough, its department.
/// </summary>
/// <param name="Area">Township.</param>
/// <param name="Hazard">One with reports that <see cref="ReclassifyHazardHandler.Waiting"/> names.</param>
/// <param name="Heard">What the classifier says of its reports.</param>
internal sealed record ReclassifyHazard(string Area, HazardId Hazard, IReadOnlyDictionary<ReportId, ClassificationResult> Heard) : IRequest<Outcome<RouteDecision>>;

internal sealed class ReclassifyHazardHandler(Townships townships, TownshipStore store, IntakeDecision intake, IDuplicateFinder duplicates, IIdSource ids)
    : IRequestHandler<ReclassifyHazard, Outcome<RouteDecision>>
{
    /// <summary>Reports to ask the classifier about; none once the hazard is closed.</summary>
    public static IReadOnlyList<ReportId> Waiting(Hazard hazard) => WorkflowTable.IsClosed(hazard.State) ? []
        : NeedsRoute(hazard) ? [.. hazard.Unheard.Append(hazard.Reports[0]).Distinct()]
        : hazard.Unheard;

    /// <summary>Nobody has touched it since: what a person decided is never overruled.</summary>
    public static bool NeedsRoute(Hazard hazard) => hazard is { State: HazardState.Registered, Route.Reason: RouteReason.ClassifierUnavailable };

    public Task<Outcome<RouteDecision>> Handle(ReclassifyHazard request, CancellationToken cancellationToken) =>
        store.CommitAsync(request.Area, ids.RequestId(), transaction => DecideAsync(transaction, request));

    private async Task<Outcome<RouteDecision>> DecideAsync(TownshipTransaction transaction, ReclassifyHazard request)
    {
        if (await transaction.FindHazardAsync(request.Hazard) is not { } hazard || !Waiting(hazard).Any(request.Heard.ContainsKey))
        {
            return new Refusal(RefusalKind.NotAllowedNow, "not-waiting");
        }

        var reports = new List<Report>();
        foreach (var id in hazard.Reports)
        {
            reports.Add(await transaction.FindReportAsync(id) ?? throw new InvalidDataException($"report {id} of hazard {hazard.Id} is missing"));
        }

        var jurisdiction = townships.Get(request.Area);
        var heard = reports.Where(report => request.Heard.ContainsKey(report.Id)).ToList();
        var urgent = heard.Any(report => request.Heard[report.Id].Urgent);
        var alarmed = (urgent ? hazard.Alarmed(transaction.Now) : hazard) with { Unheard = hazard.Unheard.Except(request.Heard.Keys).ToList() };
        var changed = NeedsRoute(hazard)
            ? Routed(transaction, alarmed, Route(request.Heard[heard[0].Id], jurisdiction, heard[0], reports, urgent), urgent)
            : Heard(transaction, alarmed, urgent);
        changed = NeutralOrders.Given(changed, jurisdiction);
        transaction.Save(changed);
        if (NeedsRoute(hazard))
        {
            await duplicates.ReindexAsync(transaction, changed, reports);
        }

        if (changed.Urgent && (!hazard.Urgent || changed.NeutralOrder != hazard.NeutralOrder))
        {
            intake.Ring(transaction, changed, jurisdiction);
        }

        return changed.Route;
    }

    /// <summary>The reporter was told that the report is accepted: what now looks out of scope goes to a person, not back.</summary>
    private static RouteDecision Route(ClassificationResult classification, Jurisdiction jurisdiction, Report read, IReadOnlyList<Report> reports, bool urgent)
    {
        var signs = new RoutingSigns
        {
            KeepFromUnit = reports.Any(report => report.KeptFromUnit),
            Grave = urgent || reports.Any(report => report.Urgent || DeathWords.NameDeath(report.Text)),
            Legibility = ReadableWords.Of(read.Text, read.Place, read.Evidence.Count > 0, jurisdiction),
        };
        var route = Router.Decide(classification, jurisdiction, signs);
        return route.Reason == RouteReason.OutOfScope ? Router.Decide(classification, jurisdiction, signs with { Insist = true }) : route;
    }

    private static Hazard Routed(TownshipTransaction transaction, Hazard hazard, RouteDecision route, bool urgent)
    {
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
            Withheld = hazard.Withheld || route.Reason == RouteReason.KeptFromUnit,
            LastChangedAt = transaction.Now,
            Version = version,
            Events = [.. hazard.Events, version],
        };
    }

    /// <summary>What people have decided stays, also for those who are about to act upon it: the version they see does not change.</summary>
    private static Hazard Heard(TownshipTransaction transaction, Hazard hazard, bool urgent)
    {
        var version = transaction.Append(new(Actor.System(transaction.Area), "report-heard")
        {
            Hazard = hazard.Id,
            Details = new Dictionary<string, string> { ["urgent"] = urgent ? "yes" : "no" },
        });
        return hazard with { Events = [.. hazard.Events, version] };
    }
}
