using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;
using Outbox = PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>News for staff that did not go out: still being tried, or given up; for the Safety Office.</summary>
public sealed record ListDeliveryProblems(Actor Actor) : IRequest<Outcome<IReadOnlyList<DeliveryProblem>>>;

public sealed record DeliveryProblem(Outbox.Delivery Delivery, bool GivenUp);

internal sealed class ListDeliveryProblemsHandler(Townships townships, OutboxDocuments outbox)
    : IRequestHandler<ListDeliveryProblems, Outcome<IReadOnlyList<DeliveryProblem>>>
{
    private const int LookedAt = 200;

    public async Task<Outcome<IReadOnlyList<DeliveryProblem>>> Handle(ListDeliveryProblems request, CancellationToken cancellationToken)
    {
        var area = request.Actor.Area;
        if (!HazardAccess.SeesAll(request.Actor, townships.Get(area)))
        {
            return StaffRules.SafetyOfficeOnly;
        }

        var tried = (await outbox.PendingAsync(area, Outbox.Delivery.Staff, LookedAt)).Where(delivery => delivery.Problem.Length > 0);
        var givenUp = await outbox.GivenUpAsync(area);
        return tried.Select(delivery => new DeliveryProblem(delivery, false)).Concat(givenUp.Select(delivery => new DeliveryProblem(delivery, true))).ToList();
    }
}
