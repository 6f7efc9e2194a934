using System.Text.Json;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Storage;

/// <summary>One caller waiting in a township's commit queue.</summary>
internal abstract class PendingCommit(string requestId, DateTimeOffset deadline)
{
    public static TimeSpan AnswerKept { get; } = TimeSpan.FromDays(7);

    public string RequestId { get; } = requestId;

    public DateTimeOffset Deadline { get; } = deadline;

    public abstract Task WarmUpAsync(CommitBatch batch);

    /// <summary>Decides on the batch as it stands and stages the writes and the answer; a refusal stages nothing.</summary>
    public abstract Task DecideAsync(CommitBatch batch);

    /// <summary>The batch is in the store (or had nothing to write): the caller may know.</summary>
    public abstract void Complete();

    /// <summary>An earlier try got through: the caller gets the first answer.</summary>
    public abstract void Replay(byte[] storedAnswer, KeyRing ring);

    public abstract void Refuse(Refusal refusal);

    public abstract void Fail(Exception error);
}

internal sealed class PendingCommit<T>(
    string requestId,
    DateTimeOffset deadline,
    Func<TownshipTransaction, Task>? warmUp,
    Func<TownshipTransaction, Task<Outcome<T>>> decide) : PendingCommit(requestId, deadline)
{
    private readonly TaskCompletionSource<Outcome<T>> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Outcome<T>? decided;

    public Task<Outcome<T>> Result => completion.Task;

    public override Task WarmUpAsync(CommitBatch batch) => warmUp is null ? Task.CompletedTask : warmUp(batch.Begin());

    public override async Task DecideAsync(CommitBatch batch)
    {
        var transaction = batch.Begin();
        decided = await decide(transaction);
        if (decided.IsOk)
        {
            var answer = DocumentFormat.Write(new Answer(typeof(T).Name, JsonSerializer.SerializeToElement(decided.Value, DocumentFormat.Json)));
            transaction.Write(
                batch.Keys.Request(batch.Ring.Hash("request", RequestId)), batch.Ring.SealAnswer(answer, RequestId), AnswerKept);
            batch.Merge(transaction);
        }
    }

    public override void Complete() => completion.TrySetResult(decided!);

    public override void Replay(byte[] storedAnswer, KeyRing ring)
    {
        var answer = DocumentFormat.Read<Answer>(ring.OpenAnswer(storedAnswer, RequestId));
        completion.TrySetResult(answer.Type == typeof(T).Name
            ? answer.Value.Deserialize<T>(DocumentFormat.Json)!
            : new Refusal(RefusalKind.Invalid, "request-id-reused", "the request id belongs to another kind of request"));
    }

    public override void Refuse(Refusal refusal) => completion.TrySetResult(refusal);

    public override void Fail(Exception error) => completion.TrySetException(error);

    private sealed record Answer(string Type, JsonElement Value);
}
