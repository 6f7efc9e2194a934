using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Access;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Who is asking, from the call's metadata.</summary>
internal sealed class Callers(ActorTokens tokens, CoreSettings settings)
{
    private const string Scheme = "Bearer ";

    private static Refusal SignedOut { get; } = new(RefusalKind.Unauthenticated, "not-signed-in", "sign in again");

    /// <exception cref="RpcException">Unauthenticated: no token, or one that is forged or expired.</exception>
    public Actor Required(ServerCallContext context) => Optional(context) ?? throw GrpcOutcome.ToRpcException(SignedOut);

    /// <returns>Null without a token; a wrong token is refused all the same.</returns>
    public Actor? Optional(ServerCallContext context)
    {
        if (context.RequestHeaders.GetValue("authorization") is not { } header)
        {
            return null;
        }

        return (header.StartsWith(Scheme, StringComparison.Ordinal) ? tokens.Verify(header[Scheme.Length..]) : null)
            ?? throw GrpcOutcome.ToRpcException(SignedOut);
    }

    /// <summary>Calls only our own Gateway may make (deliveries hold addresses).</summary>
    public void RequireService(ServerCallContext context)
    {
        var given = Encoding.UTF8.GetBytes(context.RequestHeaders.GetValue("x-service-key") ?? "");
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(settings.ServiceKey)))
        {
            throw GrpcOutcome.ToRpcException(new(RefusalKind.Forbidden, "service-key-wrong"));
        }
    }
}
