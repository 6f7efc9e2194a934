using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Storage;
using Outbox = PublicReport.ReportingCore.Domain.Outbox;

namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>Due messages by WeChat of all townships, to reporters and to staff who bound it, each leased for a minute, with the address opened.</summary>
public sealed record LeaseDeliveries(int Max) : IRequest<Outcome<IReadOnlyList<LeasedDelivery>>>;

public sealed record LeasedDelivery(string Area, string Address, Outbox.Delivery Delivery)
{
    /// <summary>Records print their members; the address is identity.</summary>
    public override string ToString() => $"{nameof(LeasedDelivery)} {Delivery.Id}";
}

internal sealed class LeaseDeliveriesHandler(
    Townships townships, OutboxDocuments outbox, TownshipReader reader, PushAddresses addresses, IIdSource ids, TimeProvider clock)
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
                if (await OpenAsync(area, delivery) is { } open)
                {
                    leased.Add(open);
                }
                else
                {
                    await outbox.CompleteAsync(area, delivery);
                }
            }
        }

        return Outcome<IReadOnlyList<LeasedDelivery>>.Ok(leased);
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
}
