using PublicReport.Protos.Access.V1;
using Wire = PublicReport.Protos.Intake.V1;

namespace PublicReport.Gateway.Backend;

internal sealed class AccessBackend(Access.AccessClient access, Wire.Intake.IntakeClient intake) : IAccessBackend
{
    public async Task<IReadOnlyList<NamedView>> TownshipsAsync(CancellationToken cancellationToken = default)
    {
        var answer = await CaseworkBackendCalls.AskAsync<Wire.ListTownshipsResponse, IReadOnlyList<NamedView>>(
            intake.ListTownshipsAsync(new(), cancellationToken: cancellationToken),
            response => [.. response.Townships.Select(township => new NamedView(township.AreaCode, township.Name))]);
        return answer.IsOk ? answer.Value! : throw new BackendException(answer.ErrorCode);
    }

    public Task<Answer<SessionView>> SignInAsync(string area, string account, string password, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            access.SignInAsync(new() { AreaCode = area, Account = account, Password = password }, cancellationToken: cancellationToken), ToView);

    public Task<Answer<SessionView>> RedeemAsync(string code, string password, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            access.RedeemLinkAsync(new() { Code = code, NewPassword = password }, cancellationToken: cancellationToken), ToView);

    public Task<Answer<bool>> SignOutAsync(string token, string requestId, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            access.SignOutAsync(new() { RequestId = requestId }, CaseworkBackendCalls.Options(token, cancellationToken)), _ => true);

    public Task<Answer<IReadOnlyList<AccountView>>> AccountsAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync<ListAccountsResponse, IReadOnlyList<AccountView>>(
            access.ListAccountsAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)),
            response => [.. response.Accounts.Select(account => ToView(account.Actor, account.Activated))]);

    public Task<Answer<LinkView>> IssueLinkAsync(
        string token, AccountView person, string requestId, CancellationToken cancellationToken = default)
    {
        var actor = new Actor
        {
            Account = person.Account,
            DisplayName = person.Name,
            Department = person.Department,
            VillageCode = person.VillageCode,
        };
        actor.Roles.AddRange(person.Roles);
        return CaseworkBackendCalls.AskAsync(
            access.IssueLinkAsync(new() { Actor = actor, RequestId = requestId }, CaseworkBackendCalls.Options(token, cancellationToken)),
            answer => new LinkView(answer.Code, answer.ExpiresAt.ToDateTimeOffset()));
    }

    public Task<Answer<LinkView>> BindingCodeAsync(string token, string requestId, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            access.IssueBindingCodeAsync(new() { RequestId = requestId }, CaseworkBackendCalls.Options(token, cancellationToken)),
            answer => new LinkView(answer.Code, answer.ExpiresAt.ToDateTimeOffset()));

    public Task<Answer<BindingView>> BindingAsync(string token, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            access.FindBindingAsync(new(), CaseworkBackendCalls.Options(token, cancellationToken)), answer => new BindingView(answer.Bound));

    public Task<Answer<BindingView>> UnbindAsync(string token, string requestId, CancellationToken cancellationToken = default) =>
        CaseworkBackendCalls.AskAsync(
            access.UnbindWeChatAsync(new() { RequestId = requestId }, CaseworkBackendCalls.Options(token, cancellationToken)), _ => new BindingView(false));

    private static SessionView ToView(SignInResponse response) => new(
        response.ActorToken,
        response.Actor.AreaCode,
        response.Actor.Account,
        response.Actor.DisplayName,
        response.Actor.Department,
        response.Actor.DepartmentName,
        [.. response.Actor.Roles],
        response.ExpiresAt.ToDateTimeOffset());

    private static AccountView ToView(Actor actor, bool activated) => new(
        actor.Account, actor.DisplayName, actor.Department, actor.DepartmentName, [.. actor.Roles], actor.VillageCode, activated);
}
