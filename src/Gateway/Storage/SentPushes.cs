namespace PublicReport.Gateway.Storage;

/// <summary>Deliveries that have gone out, for the case that the core does not learn of it and leases them again. Key: {gw:push:ID}:sent; nothing of a person.</summary>
internal sealed class SentPushes(GatewayStore store)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public Task<bool> ContainsAsync(string deliveryId) => store.Database.KeyExistsAsync(Key(deliveryId));

    public Task AddAsync(string deliveryId) => store.Database.StringSetAsync(Key(deliveryId), "1", Kept);

    private static string Key(string deliveryId) => $"{{gw:push:{deliveryId}}}:sent";
}
