using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>
/// The core as the console meets it: a request id gets its first answer again, a version that is no longer the newest is a conflict, and an answer can
/// be lost on the way after the act was done.
/// </summary>
internal sealed class CaseworkDouble : ICaseworkBackend
{
    private readonly List<Channel<long>> watchers = [];
    private readonly Dictionary<string, Answer<long>> acted = [];
    private readonly Dictionary<string, Answer<EntryReceipt>> entered = [];

    public Dictionary<string, HazardFileView> Files { get; } = [];

    /// <summary>What was done, each act once.</summary>
    public List<ActCommand> Acts { get; } = [];

    /// <summary>What was entered, each report once.</summary>
    public List<EntryCommand> Entries { get; } = [];

    /// <summary>The next act or entry is done, but the caller hears nothing of it.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>The session has ended at the core.</summary>
    public bool IsSignedOut { get; set; }

    public OfficeView Office { get; } = new("341503205", "罗集乡", [new("power-supply", "供电所"), new("police", "派出所")], [], [], []);

    /// <summary>Somebody else does something with a hazard, and every open page hears of it.</summary>
    public void ActElsewhere(string hazard, string act, string actor)
    {
        var file = Files[hazard];
        var version = file.Summary.Version + 1;
        Files[hazard] = file with
        {
            Summary = file.Summary with { Version = version },
            Log = [.. file.Log, new(version, DateTimeOffset.UnixEpoch, act, actor, "供电所", "")],
        };
        foreach (var watcher in watchers)
        {
            watcher.Writer.TryWrite(version);
        }
    }

    public Task<Answer<QueuePage>> ListAsync(string token, QueueQuery query, CancellationToken cancellationToken = default) =>
        Ok(new QueuePage([.. Files.Values.Select(file => file.Summary)], Files.Count));

    public Task<Answer<HazardFileView>> GetAsync(string token, string hazard, CancellationToken cancellationToken = default) =>
        IsSignedOut ? Task.FromResult(new Answer<HazardFileView>(null, "not-signed-in"))
        : Files.TryGetValue(hazard, out var file) ? Ok(file) : Task.FromResult(new Answer<HazardFileView>(null, "hazard-not-found"));

    public Task<Answer<OfficeView>> OfficeAsync(string token, CancellationToken cancellationToken = default) => Ok(Office);

    public Task<Answer<long>> ActAsync(string token, ActCommand command, CancellationToken cancellationToken = default)
    {
        if (!acted.TryGetValue(command.RequestId, out var answer))
        {
            answer = Do(command);
            if (answer.IsOk)
            {
                acted[command.RequestId] = answer;
            }
        }

        return Task.FromResult(Lost() ? new(0, "store-unavailable") : answer);
    }

    public Task<Answer<EntryReceipt>> EnterAsync(string token, EntryCommand command, CancellationToken cancellationToken = default)
    {
        if (!entered.TryGetValue(command.RequestId, out var answer))
        {
            Entries.Add(command);
            answer = entered[command.RequestId] = new(new($"341503205-{Entries.Count}", DateTimeOffset.UnixEpoch, "供电所", command.Urgent, ""), "");
        }

        return Task.FromResult(Lost() ? new(null, "store-unavailable") : answer);
    }

    public async IAsyncEnumerable<long> WatchAsync(string token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<long>();
        watchers.Add(changes);
        await foreach (var version in changes.Reader.ReadAllAsync(cancellationToken))
        {
            yield return version;
        }
    }

    public IAsyncEnumerable<EvidencePart> ReadEvidenceAsync(string token, string hazard, string evidence, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<EvidencePart>();

    private Answer<long> Do(ActCommand command)
    {
        var file = Files[command.Hazard];
        if (command.ExpectedVersion != file.Summary.Version)
        {
            var newest = file.Log[^1];
            return new(0, "conflict") { Newer = new(newest.Act, newest.ActorName, "power-supply", newest.At) };
        }

        Acts.Add(command);
        var version = file.Summary.Version + 1;
        Files[command.Hazard] = file with
        {
            Summary = file.Summary with { Version = version },
            Log = [.. file.Log, new(version, DateTimeOffset.UnixEpoch, command.Act, "李四", "供电所", command.Note)],
        };
        return new(version, "");
    }

    private bool Lost()
    {
        var lost = LosesNextAnswer;
        LosesNextAnswer = false;
        return lost;
    }

    private static Task<Answer<T>> Ok<T>(T value) => Task.FromResult(new Answer<T>(value, ""));
}
