using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using PublicReport.Protos.Casework.V1;
using Wire = PublicReport.Protos.Intake.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class CaseworkBackend(Casework.CaseworkClient casework, Wire.Intake.IntakeClient intake) : ICaseworkBackend
{
    public Task<Answer<QueuePage>> ListAsync(string token, QueueQuery query, CancellationToken cancellationToken = default)
    {
        var request = new ListHazardsRequest
        {
            Queue = query.Queue,
            Domain = query.Domain,
            VillageCode = query.Village,
            Search = query.Search,
            UrgentOnly = query.UrgentOnly,
            From = Midnight(query.From),
            To = Midnight(query.To?.AddDays(1)),
            PageSize = query.Take,
            PageToken = query.Skip == 0 ? "" : query.Skip.ToString(CultureInfo.InvariantCulture),
        };
        if (query.State.Length > 0)
        {
            request.States.AddRange(query.State == QueueQuery.Open ? QueueQuery.OpenStates : [query.State]);
        }

        return CaseworkBackendCalls.AskAsync(
            casework.ListHazardsAsync(request, CaseworkBackendCalls.Options(token, cancellationToken)), CaseworkBackendMapping.ToView);
    }

    public Task<Answer<HazardFileView>> GetAsync(string token, string hazard, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            casework.GetHazardAsync(new() { HazardId = hazard }, CaseworkBackendCalls.Options(token, cancellationToken)), CaseworkBackendMapping.ToView);

    public Task<Answer<OfficeView>> OfficeAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            casework.GetOfficeAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)), CaseworkBackendMapping.ToView);

    public Task<Answer<long>> ActAsync(string token, ActCommand command, CancellationToken cancellationToken = default)
    {
        var call = CaseworkBackendActs.Find(command.Act);
        return call is null
            ? Task.FromResult(new Answer<long>(0, "not-available"))
            : CaseworkBackendCalls.AskAsync(call(casework, command, CaseworkBackendCalls.Options(token, cancellationToken)), done => done.Version);
    }

    public Task<Answer<EntryReceipt>> EnterAsync(string token, EntryCommand command, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            intake.SubmitAsync(CaseworkBackendMapping.ToMessage(command), CaseworkBackendCalls.Options(token, cancellationToken)),
            answer => new EntryReceipt(
                answer.Receipt, answer.AcceptedAt.ToDateTimeOffset(), answer.HandlerName, answer.Urgent, answer.OutOfScopeGuidance));

    public async IAsyncEnumerable<long> WatchAsync(string token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = casework.Watch(new(), CaseworkBackendCalls.Bearer(token), cancellationToken: cancellationToken);
        while (await CaseworkBackendCalls.NextAsync(call.ResponseStream, cancellationToken))
        {
            yield return call.ResponseStream.Current.Version;
        }
    }

    public async IAsyncEnumerable<EvidencePart> ReadEvidenceAsync(
        string token, string hazard, string evidence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var call = casework.ReadEvidence(
            new() { HazardId = hazard, EvidenceId = evidence }, CaseworkBackendCalls.Bearer(token), cancellationToken: cancellationToken);
        while (await CaseworkBackendCalls.NextAsync(call.ResponseStream, cancellationToken))
        {
            yield return new(call.ResponseStream.Current.ContentType, call.ResponseStream.Current.Chunk.Memory);
        }
    }

    /// <summary>The beginning of a day in Shanghai.</summary>
    private static Timestamp? Midnight(DateOnly? day) =>
        day is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)).ToTimestamp() : null;
}
