using MediatR;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Pipeline;

/// <summary>Logs name, outcome code and time of every use case; never the message, which may hold identity.</summary>
internal sealed partial class LoggingBehavior<TRequest, TResponse>(TimeProvider clock, ILogger<LoggingBehavior<TRequest, TResponse>> log)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var started = clock.GetTimestamp();
        var response = await next();
        var refusal = (response as IRefusable)?.Refusal?.Code ?? "ok";
        LogHandled(log, typeof(TRequest).Name, refusal, clock.GetElapsedTime(started).TotalMilliseconds);
        return response;
    }

    [LoggerMessage(10, LogLevel.Debug, "{UseCase}: {Outcome} in {Milliseconds} ms")]
    private static partial void LogHandled(ILogger log, string useCase, string outcome, double milliseconds);
}
