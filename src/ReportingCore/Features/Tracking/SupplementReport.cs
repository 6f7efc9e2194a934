using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Intake;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>补充: more words or evidence, or the answer to a question of the department.</summary>
public sealed record SupplementReport(string RequestId, string Receipt, string Text, IReadOnlyList<EvidenceId> Evidence) : IRequest<Outcome<Supplemented>>
{
    /// <summary>Records print their members; receipt and words must not reach a log that way.</summary>
    public override string ToString() => nameof(SupplementReport);
}

public sealed record Supplemented(DateTimeOffset At);

internal sealed class SupplementReportValidator : AbstractValidator<SupplementReport>
{
    public SupplementReportValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Text).NotEmpty().When(request => request.Evidence.Count == 0).WithErrorCode("text-missing");
        RuleFor(request => request.Text).MaximumLength(SubmitReportValidator.MaxText).WithErrorCode("text-too-long");
        RuleFor(request => request.Evidence.Count).LessThanOrEqualTo(SubmitReportValidator.MaxEvidence).WithErrorCode("too-much-evidence");
    }
}

internal sealed class SupplementReportHandler(OwnReport own) : IRequestHandler<SupplementReport, Outcome<Supplemented>>
{
    private const int MostMessages = 200;

    public Task<Outcome<Supplemented>> Handle(SupplementReport request, CancellationToken cancellationToken) =>
        own.CommitAsync<Supplemented>(request.Receipt, request.RequestId, "report-supplemented", (transaction, _, report) =>
        {
            if (report.Withdrawn)
            {
                return OwnReport.Withdrawn;
            }

            if (report.Messages.Count >= MostMessages)
            {
                return new Refusal(RefusalKind.TooMany, "too-many-messages");
            }

            var said = new Domain.Reports.Message { At = transaction.Now, FromReporter = true, Text = request.Text, Evidence = request.Evidence };
            return (report with { Messages = [.. report.Messages, said], AnswerAwaited = false }, new Supplemented(transaction.Now));
        }, request.Evidence);
}
