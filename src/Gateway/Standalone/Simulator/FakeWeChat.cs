using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>Tencent's memory: tokens, followers, push windows, uploaded media and what was pushed. Lives as long as the process.</summary>
internal sealed class FakeWeChat(TimeProvider time)
{
    private const int MaxMedia = 60;
    private const int MaxMessages = 200;
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(7200);
    private static readonly TimeSpan MediaLifetime = TimeSpan.FromDays(3);
    private readonly ConcurrentDictionary<string, Person> people = new();
    private readonly ConcurrentDictionary<string, (SimulatorMedia Media, DateTimeOffset At)> media = new();
    private readonly Lock gate = new();
    private (string Value, DateTimeOffset Expires) token;
    private long sequence;

    /// <summary>Begins above every id of an earlier run: a used one would be a retry and get its old answer again.</summary>
    private long messageId = time.GetUtcNow().ToUnixTimeMilliseconds() * 10_000;

    public string NextMessageId() => Interlocked.Increment(ref messageId).ToString(CultureInfo.InvariantCulture);

    /// <summary>stable_token: the same until its last five minutes, unless forced.</summary>
    public (string Value, int Seconds) Token(bool force)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (force || token.Expires - now < TimeSpan.FromMinutes(5))
            {
                token = (RandomNumberGenerator.GetHexString(136, lowercase: true), now + TokenLifetime);
            }

            return (token.Value, (int)(token.Expires - now).TotalSeconds);
        }
    }

    public bool IsToken(string value)
    {
        lock (gate)
        {
            return value.Length > 0 && value == token.Value && time.GetUtcNow() < token.Expires;
        }
    }

    /// <summary>Opens the push windows that WeChat grants: five messages in 48 hours for a message, three in a minute for a tap, a scan or following.</summary>
    public void PersonDid(string openId, string kind)
    {
        var person = people.GetOrAdd(openId, _ => new());
        var now = time.GetUtcNow();
        lock (person)
        {
            person.Follows = kind != "unsubscribe";
            if (kind is "subscribe" or "scan" or "click")
            {
                person.Moment = new(3, now + TimeSpan.FromMinutes(1));
            }
            else
            {
                person.Window = person.Follows ? new(5, now + TimeSpan.FromHours(48)) : new(0, now);
            }
        }
    }

    public bool Follows(string openId) => people.TryGetValue(openId, out var person) && person.Follows;

    /// <returns>0, 45015 (window over) or 45047 (all used).</returns>
    public int Push(string openId, OutboxMessage message)
    {
        if (!people.TryGetValue(openId, out var person) || !person.Follows)
        {
            return 45015;
        }

        lock (person)
        {
            var now = time.GetUtcNow();
            Allowance?[] windows = [person.Moment, person.Window];
            var open = windows.Where(window => window is not null && window.Ends > now).ToArray();
            if (open.FirstOrDefault(window => window!.Left > 0) is not { } usable)
            {
                return open.Length == 0 ? 45015 : 45047;
            }

            usable.Left--;
            Add(person, message);
            return 0;
        }
    }

    /// <summary>A template message needs a follower, not a window.</summary>
    public void PushTemplate(string openId, OutboxMessage message)
    {
        var person = people.GetOrAdd(openId, _ => new());
        lock (person)
        {
            Add(person, message);
        }
    }

    public IReadOnlyList<OutboxMessage> Outbox(string openId, long after)
    {
        if (!people.TryGetValue(openId, out var person))
        {
            return [];
        }

        lock (person)
        {
            return [.. person.Messages.Where(message => message.Sequence > after)];
        }
    }

    /// <returns>The media id; null when the bytes are no photo or recording.</returns>
    public string? StoreMedia(string kind, byte[] bytes)
    {
        var found = (kind, bytes) switch
        {
            ("image", [0xFF, 0xD8, 0xFF, ..]) => new SimulatorMedia("image/jpeg", "jpg", bytes),
            ("image", [0x89, (byte)'P', (byte)'N', (byte)'G', ..]) => new("image/png", "png", bytes),
            ("voice", [(byte)'#', (byte)'!', (byte)'A', (byte)'M', (byte)'R', ..]) => new("audio/amr", "amr", bytes),
            _ => null,
        };
        if (found is null)
        {
            return null;
        }

        foreach (var old in media.OrderBy(entry => entry.Value.At).Take(Math.Max(0, media.Count - MaxMedia + 1)))
        {
            media.TryRemove(old.Key, out _);
        }

        var id = $"SIM_{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        media[id] = (found, time.GetUtcNow());
        return id;
    }

    public SimulatorMedia? FindMedia(string id) =>
        media.TryGetValue(id, out var found) && time.GetUtcNow() - found.At < MediaLifetime ? found.Media : null;

    private void Add(Person person, OutboxMessage message)
    {
        person.Messages.Enqueue(message with { Sequence = Interlocked.Increment(ref sequence), At = time.GetUtcNow() });
        while (person.Messages.Count > MaxMessages)
        {
            person.Messages.Dequeue();
        }
    }

    private sealed class Person
    {
        public bool Follows { get; set; }

        public Allowance? Window { get; set; }

        public Allowance? Moment { get; set; }

        public Queue<OutboxMessage> Messages { get; } = new();
    }

    private sealed class Allowance(int left, DateTimeOffset ends)
    {
        public int Left { get; set; } = left;

        public DateTimeOffset Ends { get; } = ends;
    }
}
