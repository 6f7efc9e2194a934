using System.Net;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

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
    /// ten hours. It refuses nothing yet, for many calls need nobody.
    /// </summary>
    public async Task RecogniseAsync(ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue(Header) is { } header
            && header.StartsWith(Scheme, StringComparison.Ordinal)
            && tokens.Verify(header[Scheme.Length..]) is { } claims
            && await CountsAsync(claims))
        {
            context.UserState[found] = claims.Actor;
        }
    }

    /// <exception cref="RpcException">Unauthenticated: no token, or one that is forged, expired or ended.</exception>
    public Actor Required(ServerCallContext context) => Optional(context) ?? throw GrpcOutcome.ToRpcException(SignedOut);

    /// <returns>Null without a token; a wrong token is refused all the same.</returns>
    public Actor? Optional(ServerCallContext context) =>
        context.UserState.TryGetValue(found, out var actor) ? (Actor)actor
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

    private async Task<bool> CountsAsync(TokenClaims claims) =>
        await reader.FindAccountAsync(claims.Actor.Area, claims.Actor.Account) is not { } account || account.SessionsFrom <= claims.SessionsFrom;

    private bool ShowsKey(ServerCallContext context) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(context.RequestHeaders.GetValue("x-service-key") ?? ""), Encoding.UTF8.GetBytes(settings.ServiceKey));

    /// <summary>No address at all is a Unix socket or an in-process call.</summary>
    private static bool IsLocal(ServerCallContext context) =>
        context.GetHttpContext().Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
