using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PublicReport.Gateway.Backend;

/// <summary>
/// Ends calls of one question and one answer that set no deadline of their own (DeadlineExceeded): a core that takes connections and does not answer
/// must hold up neither a message nor a job for ever. Streams and uploads last as long as they move.
/// </summary>
internal sealed class UnaryDeadline(TimeSpan patience) : Interceptor
{
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
        continuation(request, context.Options.Deadline is null
            ? new(context.Method, context.Host, context.Options.WithDeadline(DateTime.UtcNow + patience))
            : context);
}
