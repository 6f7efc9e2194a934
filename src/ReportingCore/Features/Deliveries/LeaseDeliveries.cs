using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;
using StackExchange.Redis;
using Outbox = PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>Due messages by WeChat of all townships, to reporters and to staff who bound it, each leased for a minute, with the address opened.</summary>
public sealed record LeaseDeliveries(int Max) : IRequest<Outcome<IReadOnlyList<LeasedDelivery>>>;

public sealed record LeasedDelivery(string Area, string Address, Outbox.Delivery Delivery)
{
    /// <summary>Records print their members; the address is identity.</summary>
    public override string ToString() => $"{nameof(LeasedDelivery)} {Delivery.Id}";
}

internal sealed partial class LeaseDeliveriesHandler(
    Townships townships, OutboxDocuments outbox, TownshipReader reader, PushAddresses addresses, IIdSource ids, TimeProvider clock, ILogger<LeaseDeliveriesHandler> log)
    : IRequestHandler<LeaseDeliveries, Outcome<IReadOnlyList<LeasedDelivery>>>
{
    private const int Most = 100;

    public async Task<Outcome<IReadOnlyList<LeasedDelivery>>> Handle(LeaseDeliveries request, CancellationToken cancellationToken)
    {
        var wanted = Math.Clamp(request.Max, 1, Most);
        var owner = ids.RequestId();
        var leased = new List<LeasedDelivery>();
        foreach (var area in townships.All.Select(jurisdiction => jurisdiction.Area))
        {
            var due = leased.Count < wanted
                ? await outbox.LeaseAsync(area, Outbox.Delivery.WeChat, wanted - leased.Count, clock.GetUtcNow(), owner)
                : [];
            foreach (var delivery in due)
            {
                if (await TryOpenAsync(area, delivery) is { } open)
                {
                    leased.Add(open);
                }
            }
        }

        return Outcome<IReadOnlyList<LeasedDelivery>>.Ok(leased);
    }

    /// <summary>What must not go any more is dropped; what cannot be read waits for the next lease and keeps nobody else's message.</summary>
    private async Task<LeasedDelivery?> TryOpenAsync(string area, Outbox.Delivery delivery)
    {
        try
        {
            if (await OpenAsync(area, delivery) is { } open)
            {
                return open;
            }

            await outbox.CompleteAsync(area, delivery);
        }
        catch (Exception error) when (error is not (RedisException or TimeoutException))
        {
            LogUnreadable(log, area, delivery.Id, error);
        }

        return null;
    }

    /// <returns>Null when the reporter has stopped the notices or withdrawn since; the final reply still goes out, its address is deleted with it.</returns>
    private async Task<LeasedDelivery?> OpenAsync(string area, Outbox.Delivery delivery)
    {
        if (delivery.Account.Length > 0)
        {
            return await OpenForStaffAsync(area, delivery);
        }

        if (delivery is not { Address: { } address, Report: { } id }
            || await reader.FindReportAsync(area, id) is not { Withdrawn: false } report
            || (report.Push is null && delivery.Kind != "final"))
        {
            return null;
        }

        return new(area, addresses.Open(address, id.Value), delivery);
    }

    /// <returns>Null for whoever has unbound meanwhile, and for an alert that need not ring any more.</returns>
    private async Task<LeasedDelivery?> OpenForStaffAsync(string area, Outbox.Delivery delivery)
    {
        if (await reader.FindAccountAsync(area, delivery.Account) is not { WeChat: { } bound } || await OldAlerts.IsOldAsync(reader, area, delivery))
        {
            return null;
        }

        // What comes of it concerns this binding and no later one.
        var addressed = delivery with { Address = bound };
        if (!bound.IsSameAs(delivery.Address))
        {
            await outbox.NoteAddressAsync(area, addressed);
        }

        return new(area, addresses.Open(bound, delivery.Account), addressed);
    }

    [LoggerMessage(53, LogLevel.Error, "{Area}: what message {Delivery} is about cannot be read; it does not go out")]
    private static partial void LogUnreadable(ILogger log, string area, string delivery, Exception error);
}
