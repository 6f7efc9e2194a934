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

    /// <summary>WeChat says that nothing will ever arrive there: the address is deleted.</summary>
    Unreachable,

    /// <summary>This message does not get through; the next one may.</summary>
    WindowClosed,
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

        if (await outbox.FindWaitingAsync(request.Area, request.Id) is not { } delivery)
        {
            return Done.Instance;
        }

        if (request.Result == DeliveryResult.Retry && delivery.Attempt + 1 < MaxAttempts)
        {
            await outbox.RetryAsync(request.Area, delivery, clock.GetUtcNow() + DeliveryBackoff.After(delivery.Attempt));
            return Done.Instance;
        }

        return request.Result == DeliveryResult.Sent ? await FinishAsync(request, delivery) : await GiveUpAsync(request, delivery);
    }

    private async Task<Outcome<Done>> FinishAsync(CompleteDelivery request, Outbox.Delivery delivery)
    {
        if (delivery is { Kind: "final", Report: { } id } && await reader.FindReportAsync(request.Area, id) is { } report)
        {
            await receipts.NoteAsync(request.Area, report);
        }

        await outbox.CompleteAsync(request.Area, delivery);
        return Done.Instance;
    }

    /// <summary>News for staff stays to be seen in the console; a reporter's phone page shows everything all the same.</summary>
    private async Task<Outcome<Done>> GiveUpAsync(CompleteDelivery request, Outbox.Delivery delivery)
    {
        var recorded = await store.CommitAsync(request.Area, ids.RequestId(), transaction => RecordAsync(transaction, request.Result, delivery));
        if (!recorded.IsOk)
        {
            return recorded;
        }

        await (delivery.Account.Length > 0
            ? outbox.GiveUpAsync(request.Area, delivery with { Problem = ProblemOf(request.Result) }, clock.GetUtcNow())
            : outbox.CompleteAsync(request.Area, delivery));
        return Done.Instance;
    }

    private static string ProblemOf(DeliveryResult result) => result switch
    {
        DeliveryResult.Unreachable => "wechat-unreachable",
        DeliveryResult.WindowClosed => "wechat-window-closed",
        _ => "wechat-failed",
    };

    private static async Task<Outcome<Done>> RecordAsync(TownshipTransaction transaction, DeliveryResult result, Outbox.Delivery delivery)
    {
        if (result == DeliveryResult.Unreachable)
        {
            await ForgetAddressAsync(transaction, delivery);
        }

        transaction.Append(new(Actor.System(transaction.Area), "delivery-given-up")
        {
            Hazard = delivery.Account.Length > 0 ? delivery.Hazard : null,
            Report = delivery.Report,
            Details = new Dictionary<string, string> { ["kind"] = delivery.Kind, ["result"] = result.ToString() },
        });
        return Done.Instance;
    }

    /// <summary>
    /// Deletes the address it was sent to, and none that came after it. Mere progress deletes nothing: a question or the final reply may still arrive,
    /// and finds out by itself.
    /// </summary>
    private static async Task ForgetAddressAsync(TownshipTransaction transaction, Outbox.Delivery delivery)
    {
        if (delivery is { Report: { } id, Kind: not "progress" }
            && await transaction.FindReportAsync(id) is { Push: { } push } report && push.IsSameAs(delivery.Address))
        {
            transaction.Save(report with { Push = null });
        }

        if (delivery.Account.Length > 0
            && await transaction.FindAccountAsync(delivery.Account) is { WeChat: { } bound } account && bound.IsSameAs(delivery.Address))
        {
            transaction.Save(account with { WeChat = null });
            transaction.Append(new(Actor.System(transaction.Area), "wechat-unbound") { Details = new Dictionary<string, string> { ["account"] = delivery.Account } });
        }
    }
}
