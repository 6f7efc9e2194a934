using System.Text.Json;
using PublicReport.Gateway.WeChat.Dialogue;

namespace PublicReport.Gateway.Storage;

/// <summary>Sessions of the dialogue, one a person.</summary>
internal interface ISessionStore
{
    Task<Session> LoadAsync(string personKey);

    Task SaveAsync(string personKey, Session session);

    Task DeleteAsync(string personKey);
}

/// <summary>Sealed; gone after a day of silence. Key: {gw:PERSON}:session.</summary>
internal sealed class SessionStore(GatewayStore store, GatewayKeys keys) : ISessionStore
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<Session> LoadAsync(string personKey)
    {
        var key = GatewayStore.PersonKey(personKey, "session");
        var sealedValue = (byte[]?)await store.Database.StringGetAsync(key);
        return sealedValue is not null && keys.Open(sealedValue, key) is { } text ? JsonSerializer.Deserialize<Session>(text) ?? new() : new();
    }

    public Task SaveAsync(string personKey, Session session)
    {
        var key = GatewayStore.PersonKey(personKey, "session");
        return store.Database.StringSetAsync(key, keys.Seal(JsonSerializer.Serialize(session), key), Lifetime);
    }

    public Task DeleteAsync(string personKey) => store.Database.KeyDeleteAsync(GatewayStore.PersonKey(personKey, "session"));
}
