using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Where outcomes become statuses: one status per kind, the stable code in the trailer "error-code".</summary>
internal static class GrpcOutcome
{
    public const string ErrorCodeTrailer = "error-code";
    public const string NewerEventTrailer = "newer-event-bin";

    /// <exception cref="RpcException">The outcome is a refusal.</exception>
    public static T OrThrow<T>(this Outcome<T> outcome) => outcome.IsOk ? outcome.Value : throw ToRpcException(outcome.Refusal!);

    public static RpcException ToRpcException(Refusal refusal)
    {
        var trailers = new Metadata { { ErrorCodeTrailer, refusal.Code } };
        if (refusal.Newer is { } newer)
        {
            trailers.Add(NewerEventTrailer, ToMessage(newer).ToByteArray());
        }

        return new(new Status(StatusOf(refusal.Kind), refusal.Detail.Length > 0 ? refusal.Detail : refusal.Code), trailers);
    }

    private static NewerEvent ToMessage(NewerAct newer) =>
        new() { Act = newer.Act, ActorName = newer.ActorName, Department = newer.Department, At = newer.At.ToTimestamp() };

    private static StatusCode StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCode.InvalidArgument,
        RefusalKind.NotFound => StatusCode.NotFound,
        RefusalKind.Forbidden => StatusCode.PermissionDenied,
        RefusalKind.Unauthenticated => StatusCode.Unauthenticated,
        RefusalKind.NotAllowedNow => StatusCode.FailedPrecondition,
        RefusalKind.Conflict => StatusCode.Aborted,
        RefusalKind.TooMany => StatusCode.ResourceExhausted,
        RefusalKind.Unavailable => StatusCode.Unavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
