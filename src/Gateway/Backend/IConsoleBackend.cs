namespace PublicReport.Gateway.Backend;

/// <summary>Casework as the console needs it; every call is made in the name of the signed-in person.</summary>
public interface ICaseworkBackend
{
    Task<Answer<QueuePage>> ListAsync(string token, QueueQuery query, CancellationToken cancellationToken = default);

    Task<Answer<HazardFileView>> GetAsync(string token, string hazard, CancellationToken cancellationToken = default);

    Task<Answer<OfficeView>> OfficeAsync(string token, CancellationToken cancellationToken = default);

    /// <returns>The hazard's new version.</returns>
    Task<Answer<long>> ActAsync(string token, ActCommand command, CancellationToken cancellationToken = default);

    Task<Answer<EntryReceipt>> EnterAsync(string token, EntryCommand command, CancellationToken cancellationToken = default);

    /// <summary>One element when the stream stands and one for each change the person may see; ends when the core ends it.</summary>
    IAsyncEnumerable<long> WatchAsync(string token, CancellationToken cancellationToken);

    IAsyncEnumerable<EvidencePart> ReadEvidenceAsync(string token, string hazard, string evidence, CancellationToken cancellationToken);
}

/// <summary>Sign-in and accounts.</summary>
public interface IAccessBackend
{
    Task<IReadOnlyList<NamedView>> TownshipsAsync(CancellationToken cancellationToken = default);

    Task<Answer<SessionView>> SignInAsync(string area, string account, string password, CancellationToken cancellationToken = default);

    Task<Answer<SessionView>> RedeemAsync(string code, string password, CancellationToken cancellationToken = default);

    /// <summary>Ends the session at the core: every tab and every copy of its cookie.</summary>
    Task<Answer<bool>> SignOutAsync(string token, string requestId, CancellationToken cancellationToken = default);

    Task<Answer<IReadOnlyList<AccountView>>> AccountsAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<LinkView>> IssueLinkAsync(string token, AccountView person, string requestId, CancellationToken cancellationToken = default);

    /// <summary>What the signed-in person sends to the bot to have supervision news there.</summary>
    Task<Answer<LinkView>> BindingCodeAsync(string token, string requestId, CancellationToken cancellationToken = default);

    Task<Answer<BindingView>> BindingAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<BindingView>> UnbindAsync(string token, string requestId, CancellationToken cancellationToken = default);
}

public sealed record BindingView(bool IsBound);

/// <summary>The core cannot be reached or refuses a stream; carries the stable code.</summary>
public sealed class BackendException(string code) : Exception(code)
{
    public string Code { get; } = code;
}
