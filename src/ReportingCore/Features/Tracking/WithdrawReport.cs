using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>撤回: ends the reply owed to this reporter, not the hazard; the push address is deleted.</summary>
public sealed record WithdrawReport(string RequestId, string Receipt) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(WithdrawReport);
}

internal sealed class WithdrawReportValidator : AbstractValidator<WithdrawReport>
{
    public WithdrawReportValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class WithdrawReportHandler(OwnReport own) : IRequestHandler<WithdrawReport, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(WithdrawReport request, CancellationToken cancellationToken) =>
        own.CommitAsync<Done>(request.Receipt, request.RequestId, "report-withdrawn", (_, _, report) => report.Withdrawn
            ? OwnReport.Withdrawn
            : (report with { Withdrawn = true, AnswerAwaited = false, Push = null }, Done.Instance));
}
