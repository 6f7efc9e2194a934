using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Corrections after a version, oldest first, for whoever trains the classifier; the Safety Office only, and every reading is an event.</summary>
public sealed record ListRoutingCorrections(Actor Actor, long After, int Take) : IRequest<Outcome<IReadOnlyList<RoutingCorrection>>>;

internal sealed class ListRoutingCorrectionsHandler(Townships townships, TownshipStore store, CorrectionDocuments corrections, IIdSource ids)
    : IRequestHandler<ListRoutingCorrections, Outcome<IReadOnlyList<RoutingCorrection>>>
{
    private const int Most = 500;

    public async Task<Outcome<IReadOnlyList<RoutingCorrection>>> Handle(ListRoutingCorrections request, CancellationToken cancellationToken)
    {
        var (actor, area) = (request.Actor, request.Actor.Area);
        if (!StaffRules.IsSafetyOffice(actor, townships.Get(area)))
        {
            return StaffRules.SafetyOfficeOnly;
        }

        var found = await corrections.AfterAsync(area, request.After, Math.Clamp(request.Take, 1, Most));
        var recorded = await store.CommitAsync<Done>(area, ids.RequestId(), transaction =>
        {
            transaction.Append(new(actor, "routing-corrections-read")
            {
                Details = new Dictionary<string, string>
                {
                    ["after"] = request.After.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["count"] = found.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            });
            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        return recorded.IsOk ? Outcome<IReadOnlyList<RoutingCorrection>>.Ok(found) : recorded.Refusal!;
    }
}
