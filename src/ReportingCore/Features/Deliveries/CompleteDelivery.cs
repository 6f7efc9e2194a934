using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using Outbox = PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Features.Deliveries;

public enum DeliveryResult
{
    Sent,
    Retry,
    Unreachable,
}

/// <summary>What became of a leased delivery. Telling it twice is harmless.</summary>
public sealed record CompleteDelivery(string Area, string Id, DeliveryResult Result) : IRequest<Outcome<Done>>;

internal sealed class CompleteDeliveryHandler(
    Townships townships, TownshipStore store, TownshipReader reader, OutboxDocuments outbox, ReplyReceipts receipts, IIdSource ids, TimeProvider clock)
    : IRequestHandler<CompleteDelivery, Outcome<Done>>
{
    private const int MaxAttempts = 12;

    public async Task<Outcome<Done>> Handle(CompleteDelivery request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is null)
        {
            return Townships.Unknown;
        }

        if (await outbox.FindAsync(request.Area, request.Id) is not { } delivery)
        {
            return Done.Instance;
        }

        if (request.Result == DeliveryResult.Retry && delivery.Attempt + 1 < MaxAttempts)
        {
            await outbox.RetryAsync(request.Area, delivery, clock.GetUtcNow() + DeliveryBackoff.After(delivery.Attempt));
            return Done.Instance;
        }

        return await FinishAsync(request, delivery);
    }

    private async Task<Outcome<Done>> FinishAsync(CompleteDelivery request, Outbox.Delivery delivery)
    {
        if (request.Result == DeliveryResult.Sent && delivery is { Kind: "final", Report: { } id } && await reader.FindReportAsync(request.Area, id) is { } report)
        {
            await receipts.NoteAsync(request.Area, report);
        }

        if (request.Result != DeliveryResult.Sent)
        {
            var recorded = await store.CommitAsync(request.Area, ids.RequestId(), transaction => GiveUpAsync(transaction, request, delivery));
            if (!recorded.IsOk)
            {
                return recorded;
            }
        }

        await outbox.CompleteAsync(request.Area, delivery);
        return Done.Instance;
    }

    /// <summary>An address that cannot be reached is deleted: the phone page still shows everything.</summary>
    private static async Task<Outcome<Done>> GiveUpAsync(TownshipTransaction transaction, CompleteDelivery request, Outbox.Delivery delivery)
    {
        if (request.Result == DeliveryResult.Unreachable && delivery.Report is { } id && await transaction.FindReportAsync(id) is { } report)
        {
            transaction.Save(report with { Push = null });
        }

        if (request.Result == DeliveryResult.Unreachable && delivery.Account.Length > 0
            && await transaction.FindAccountAsync(delivery.Account) is { WeChat: not null } account)
        {
            transaction.Save(account with { WeChat = null });
        }

        transaction.Append(new(Actor.System(transaction.Area), "delivery-given-up")
        {
            Hazard = delivery.Account.Length > 0 ? delivery.Hazard : null,
            Report = delivery.Report,
            Details = new Dictionary<string, string> { ["kind"] = delivery.Kind, ["result"] = request.Result.ToString() },
        });
        return Done.Instance;
    }
}
