using System.Text.Json;
using PublicReport.Gateway.WeChat.Dialogue;

namespace PublicReport.Gateway.Storage;

/// <summary>Sessions of the dialogue, one a person.</summary>
internal interface ISessionStore
{
    /// <summary>A fresh session for somebody unknown; after a day of silence one without its draft.</summary>
    Task<Session> LoadAsync(string personKey);

    Task SaveAsync(string personKey, Session session);

    Task DeleteAsync(string personKey);
}

/// <summary>
/// Sealed. {gw:PERSON}:draft holds what the person has written and is gone after a day of silence; {gw:PERSON}:session holds the rest (township,
/// last receipt, and that there was a draft) for 48 hours, so that the bot can say what became of the draft.
/// </summary>
internal sealed class SessionStore(GatewayStore store, GatewayKeys keys, TimeProvider time) : ISessionStore
{
    private static readonly TimeSpan DraftLifetime = TimeSpan.FromHours(24);

    public async Task<Session> LoadAsync(string personKey)
    {
        var (sessionKey, draftKey) = Keys(personKey);
        var values = await store.Database.StringGetAsync([sessionKey, draftKey]);
        if (Open<Kept>(values[0], sessionKey) is not { } kept)
        {
            return new();
        }

        if (!kept.HasDraft)
        {
            return kept.Session;
        }

        return kept.SavedAt + DraftLifetime > time.GetUtcNow() && Open<Session>(values[1], draftKey) is { } whole
            ? whole
            : kept.Session with { DraftExpired = true };
    }

    public Task SaveAsync(string personKey, Session session)
    {
        var (sessionKey, draftKey) = Keys(personKey);
        var hasDraft = session.Draft is not null || session.Held.Length > 0;
        var rest = session with { Draft = null, Held = "", HeldMedia = [], Expecting = Expect.Nothing };
        var transaction = store.Database.CreateTransaction();
        _ = transaction.StringSetAsync(sessionKey, Seal(new Kept(hasDraft ? rest : session, hasDraft, time.GetUtcNow()), sessionKey), GatewayStore.PersonLifetime);
        _ = hasDraft
            ? transaction.StringSetAsync(draftKey, Seal(session, draftKey), DraftLifetime)
            : transaction.KeyDeleteAsync(draftKey);
        return transaction.ExecuteAsync();
    }

    public Task DeleteAsync(string personKey)
    {
        var (sessionKey, draftKey) = Keys(personKey);
        return store.Database.KeyDeleteAsync([sessionKey, draftKey]);
    }

    private byte[] Seal<T>(T value, string key) => keys.Seal(JsonSerializer.Serialize(value), key);

    private T? Open<T>(byte[]? value, string key)
        where T : class => value is not null && keys.Open(value, key) is { } text ? JsonSerializer.Deserialize<T>(text) : null;

    private static (string Session, string Draft) Keys(string personKey) =>
        (GatewayStore.PersonKey(personKey, "session"), GatewayStore.PersonKey(personKey, "draft"));

    private sealed record Kept(Session Session, bool HasDraft, DateTimeOffset SavedAt);
}
