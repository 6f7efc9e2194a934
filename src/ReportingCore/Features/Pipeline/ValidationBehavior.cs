using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Pipeline;

/// <summary>Refuses what the validators of a request find wrong; the validator's error code crosses the wire.</summary>
internal sealed class ValidationBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            if (result.Errors is [var first, ..])
            {
                return TResponse.Refused(new(RefusalKind.Invalid, first.ErrorCode, first.ErrorMessage));
            }
        }

        return await next();
    }
}
