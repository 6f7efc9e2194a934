using System.Net;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Who is asking, from the call's metadata.</summary>
internal sealed class Callers(ActorTokens tokens, TownshipReader reader, CoreSettings settings)
{
    private const string Header = "authorization";
    private const string Scheme = "Bearer ";

    /// <summary>Where a call keeps whom <see cref="RecogniseAsync"/> has found.</summary>
    private readonly object found = new();

    private static Refusal SignedOut { get; } = new(RefusalKind.Unauthenticated, "not-signed-in", "sign in again");

    /// <summary>
    /// Reads the token of a call and asks the store whether its session still counts: a reset, another office or other roles end it at once, not after
    /// ten hours. It refuses nothing yet, not even when the store is away, for many calls need nobody.
    /// </summary>
    public async Task RecogniseAsync(ServerCallContext context)
    {
        try
        {
            context.UserState.Remove(found);
            await FindAsync(context);
        }
        catch (Exception error) when (error is RedisException or TimeoutException)
        {
            context.UserState[found] = new Refusal(RefusalKind.Unavailable, "store-unavailable", error.GetType().Name);
        }
    }

    /// <summary>For calls that last: who was let in, if the session has not ended since.</summary>
    /// <exception cref="RpcException">Unauthenticated: it has.</exception>
    public async Task<Actor> StillAsync(ServerCallContext context)
    {
        await RecogniseAsync(context);
        return Required(context);
    }

    /// <exception cref="RpcException">Unavailable: the store could not be asked. Unauthenticated: no token, or one that is forged, expired or ended.</exception>
    public Actor Required(ServerCallContext context) => RequiredSession(context).Actor;

    /// <summary>The session itself, to be ended.</summary>
    /// <exception cref="RpcException">As <see cref="Required"/>.</exception>
    public TokenClaims RequiredSession(ServerCallContext context) => Session(context) ?? throw GrpcOutcome.ToRpcException(SignedOut);

    /// <returns>Null without a token; a wrong token is refused all the same.</returns>
    public Actor? Optional(ServerCallContext context) => Session(context)?.Actor;

    private TokenClaims? Session(ServerCallContext context) =>
        context.UserState.TryGetValue(found, out var answer) ? answer as TokenClaims ?? throw GrpcOutcome.ToRpcException((Refusal)answer)
        : context.RequestHeaders.GetValue(Header) is null ? null
        : throw GrpcOutcome.ToRpcException(SignedOut);

    /// <summary>Calls only our own Gateway may make (deliveries hold addresses): it shows the key, or, where none is set, runs on this machine.</summary>
    public void RequireService(ServerCallContext context)
    {
        if (settings.ServiceKey.Length == 0 ? !IsLocal(context) : !ShowsKey(context))
        {
            throw GrpcOutcome.ToRpcException(new(RefusalKind.Forbidden, "service-key-wrong", "set Services__Key to the same secret for core and Gateway"));
        }
    }

    private async Task FindAsync(ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue(Header) is { } header
            && header.StartsWith(Scheme, StringComparison.Ordinal)
            && tokens.Verify(header[Scheme.Length..]) is { } claims
            && await CountsAsync(claims))
        {
            context.UserState[found] = claims;
        }
    }

    /// <summary>Tokens are issued to stored accounts, which are never deleted: one without an account has nothing that could have ended it.</summary>
    private async Task<bool> CountsAsync(TokenClaims claims) =>
        await reader.FindAccountAsync(claims.Actor.Area, claims.Actor.Account) is not { } account || account.Holds(claims);

    private bool ShowsKey(ServerCallContext context) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(context.RequestHeaders.GetValue("x-service-key") ?? ""), Encoding.UTF8.GetBytes(settings.ServiceKey));

    /// <summary>No address at all is a Unix socket or an in-process call.</summary>
    private static bool IsLocal(ServerCallContext context) =>
        context.GetHttpContext().Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
