using PublicReport.Protos.Vault.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Opening sealed identities, in the name of the signed-in person.</summary>
public interface IVaultBackend
{
    Task<Answer<IReadOnlyList<OpeningView>>> ListAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<OpeningView>> AskAsync(string token, string requestId, string report, string reason, CancellationToken cancellationToken = default);

    Task<Answer<OpeningView>> DecideAsync(
        string token, string requestId, string opening, bool grant, string note, CancellationToken cancellationToken = default);

    Task<Answer<IdentityView>> ReadAsync(string token, string opening, CancellationToken cancellationToken = default);
}

/// <param name="Id"></param>

/// <param name="Hazard"></param>
/// <param name="HazardNumber"></param>
/// <param name="AskedBy"></param>
/// <param name="Department"></param>
/// <param name="AskedAt"></param>
/// <param name="Reason"></param>/// <param name="State">"asked", "granted" or "denied".</param>
/// <param name="DecidedBy"></param>
/// <param name="Note"></param>
/// <param name="Readings"></param>
/// <param name="Readable">The person may read the identity now.</param>
/// <param name="Decidable">The person may decide now.</param>
public sealed record OpeningView(
    string Id, string Hazard, string HazardNumber, string AskedBy, string Department, DateTimeOffset AskedAt, string Reason,
    string State, string DecidedBy, string Note, int Readings, bool Readable, bool Decidable);

/// <summary>Name and telephone, for one look.</summary>
public sealed record IdentityView(string Name, string Phone)
{
    public override string ToString() => nameof(IdentityView);
}

internal sealed class VaultBackend(Vault.VaultClient vault) : IVaultBackend
{
    public Task<Answer<IReadOnlyList<OpeningView>>> ListAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync<ListResponse, IReadOnlyList<OpeningView>>(
            vault.ListAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)), answer => [.. answer.Openings.Select(ToView)]);

    public Task<Answer<OpeningView>> AskAsync(
        string token, string requestId, string report, string reason, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            vault.AskAsync(new() { RequestId = requestId, ReportId = report, Reason = reason }, CaseworkBackendCalls.Options(token, cancellationToken)), ToView);

    public Task<Answer<OpeningView>> DecideAsync(
        string token, string requestId, string opening, bool grant, string note, CancellationToken cancellationToken = default)
    {
        var request = new DecideRequest { RequestId = requestId, OpeningId = opening, Grant = grant, Note = note };
        return CaseworkBackendCalls.AskAsync(vault.DecideAsync(request, CaseworkBackendCalls.Options(token, cancellationToken)), ToView);
    }

    public Task<Answer<IdentityView>> ReadAsync(string token, string opening, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            vault.ReadAsync(new() { OpeningId = opening }, CaseworkBackendCalls.Options(token, cancellationToken)),
            answer => new IdentityView(answer.Name, answer.Phone));

    private static OpeningView ToView(Opening opening) => new(
        opening.OpeningId, opening.HazardId, opening.HazardNumber, opening.AskedBy, opening.DepartmentName, opening.AskedAt.ToDateTimeOffset(),
        opening.Reason, opening.State, opening.DecidedBy, opening.Note, opening.Readings, opening.Readable, opening.Decidable);
}
