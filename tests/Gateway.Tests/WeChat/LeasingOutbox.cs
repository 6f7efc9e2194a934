using System.Collections.Concurrent;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>Leases as the core does: each delivery to one caller.</summary>
internal sealed class LeasingOutbox(IReadOnlyList<PendingPush> all) : IDeliveryBackend
{
    private readonly ConcurrentQueue<PendingPush> due = new(all);

    public ConcurrentQueue<string> Completed { get; } = new();

    public bool IsAway { get; set; }

    public Task<BackendAnswer<IReadOnlyList<PendingPush>>> LeaseAsync(int max, CancellationToken cancellationToken)
    {
        var leased = new List<PendingPush>();
        while (leased.Count < max && due.TryDequeue(out var push))
        {
            leased.Add(push);
        }

        return Task.FromResult(IsAway ? new(null, BackendAnswer<IReadOnlyList<PendingPush>>.Unavailable) : new BackendAnswer<IReadOnlyList<PendingPush>>(leased));
    }

    public Task<BackendAnswer<BackendDone>> CompleteAsync(PendingPush push, PushResult result, CancellationToken cancellationToken)
    {
        Completed.Enqueue(push.Id);
        return Task.FromResult(new BackendAnswer<BackendDone>(BackendDone.Instance));
    }
}
