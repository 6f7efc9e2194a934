using System.Globalization;
using StackExchange.Redis;

namespace PublicReport.Gateway.Storage;

/// <summary>
/// How many customer-service messages WeChat still allows: five in 48 hours after a message of the person, three in a minute after following, a
/// scan or a menu key (wechat.md §5.2). Keys {gw:PERSON}:window and {gw:PERSON}:moment hold "left:ends" and end with the window.
/// </summary>
internal sealed class PushWindows(GatewayStore store, TimeProvider time)
{
    public const int PerMessage = 5;
    public const int PerTap = 3;

    /// <summary>Kept back for the last word owed to a reporter.</summary>
    public const int KeptForLast = 1;

    /// <summary>Kept back from mere progress: a question and the last word.</summary>
    public const int KeptForTalk = 2;
    private static readonly TimeSpan TapLifetime = TimeSpan.FromMinutes(1);

    public Task OpenForMessageAsync(string person) => OpenAsync(Window(person), PerMessage, GatewayStore.PersonLifetime);

    public Task OpenForTapAsync(string person) => OpenAsync(Moment(person), PerTap, TapLifetime);

    /// <summary>The person left, or WeChat says that the window is over.</summary>
    public Task CloseAsync(string person) => store.Database.KeyDeleteAsync([Window(person), Moment(person)]);

    /// <summary>Takes one message out of a window before it is sent, so that two instances never send more than allowed.</summary>
    /// <param name="person">Keyed hash of the openid.</param>
    /// <param name="keepBack">How many must be left for others: <see cref="KeptForTalk"/> for progress, <see cref="KeptForLast"/> usually, 0 for the last word.</param>
    /// <returns>Null when nothing is left.</returns>
    public async Task<PushTicket?> TakeAsync(string person, int keepBack)
    {
        // The minute's messages are lost anyway when it is over, so they go first and nothing of them is held back.
        return await TakeFromAsync(Moment(person), 0) ?? await TakeFromAsync(Window(person), keepBack);
    }

    /// <summary>The message was not sent after all.</summary>
    public async Task GiveBackAsync(PushTicket ticket)
    {
        while (Read(await store.Database.StringGetAsync(ticket.Key)) is { } now)
        {
            if (await ReplaceAsync(ticket.Key, now, now with { Left = now.Left + 1 }))
            {
                return;
            }
        }
    }

    private async Task<PushTicket?> TakeFromAsync(string key, int keepBack)
    {
        while (Read(await store.Database.StringGetAsync(key)) is { } now && now.Left > keepBack && now.Ends > time.GetUtcNow())
        {
            if (await ReplaceAsync(key, now, now with { Left = now.Left - 1 }))
            {
                return new(key);
            }
        }

        return null;
    }

    private Task<bool> OpenAsync(string key, int count, TimeSpan lifetime) =>
        store.Database.StringSetAsync(key, new State(count, time.GetUtcNow() + lifetime).ToString(), lifetime);

    private async Task<bool> ReplaceAsync(string key, State old, State next)
    {
        var rest = next.Ends - time.GetUtcNow();
        var transaction = store.Database.CreateTransaction();
#pragma warning disable SER301 // The one-command form needs a newer server than both stores of ours.
        transaction.AddCondition(Condition.StringEqual(key, old.ToString()));
#pragma warning restore SER301
        _ = transaction.StringSetAsync(key, next.ToString(), rest > TimeSpan.FromSeconds(1) ? rest : TimeSpan.FromSeconds(1));
        return await transaction.ExecuteAsync();
    }

    private static State? Read(RedisValue value) => value.ToString().Split(':') is [var left, var ends]
        ? new(int.Parse(left, CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(ends, CultureInfo.InvariantCulture)))
        : null;

    private static string Window(string person) => GatewayStore.PersonKey(person, "window");

    private static string Moment(string person) => GatewayStore.PersonKey(person, "moment");

    private sealed record State(int Left, DateTimeOffset Ends)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Left}:{Ends.ToUnixTimeMilliseconds()}");
    }
}

/// <summary>The right to send one message.</summary>
internal sealed record PushTicket(string Key);
