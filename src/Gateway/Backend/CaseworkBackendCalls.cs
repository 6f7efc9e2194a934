using Grpc.Core;

namespace PublicReport.Gateway.Backend;

/// <summary>Turns calls into answers: the core's refusals become stable codes.</summary>
internal static class CaseworkBackendCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public static Metadata Bearer(string token) => new() { { "authorization", $"Bearer {token}" } };

    public static CallOptions Options(string token, CancellationToken cancellationToken) =>
        new(Bearer(token), DateTime.UtcNow + Patience, cancellationToken);

    public static async Task<Answer<TView>> AskAsync<TMessage, TView>(AsyncUnaryCall<TMessage> call, Func<TMessage, TView> map)
    {
        try
        {
            return new(map(await call), "");
        }
        catch (RpcException error)
        {
            return new(default, CodeOf(error)) { Newer = CaseRecordBackendMapping.Newer(error) };
        }
    }

    /// <exception cref="BackendException">The core refuses or is away.</exception>
    public static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (RpcException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new BackendException(CodeOf(error));
        }
    }

    public static string CodeOf(RpcException error) => error.Trailers.GetValue("error-code") ?? error.StatusCode switch
    {
        StatusCode.Unauthenticated => "not-signed-in",
        StatusCode.PermissionDenied => "forbidden",
        StatusCode.NotFound => "hazard-not-found",
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => "store-unavailable",
        StatusCode.Unimplemented => "not-available",
        // A status of this side's making: the line broke, and the core has not said anything.
        _ when error.Status.DebugException is not null => "store-unavailable",
        _ => "unexpected",
    };
}
