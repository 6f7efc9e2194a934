using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>满意 or 不满意 with the final reply, once for each: counted and shown to the handlers, changes nothing by itself.</summary>
public sealed record RateReply(string RequestId, string Receipt, bool Satisfied) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(RateReply);
}

internal sealed class RateReplyValidator : AbstractValidator<RateReply>
{
    public RateReplyValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class RateReplyHandler(OwnReport own) : IRequestHandler<RateReply, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(RateReply request, CancellationToken cancellationToken) => own.CommitAsync<Done>(
        request.Receipt,
        request.RequestId,
        "reply-rated",
        (_, _, report) => Refusal(report) is { } refusal ? refusal : (report with { Satisfied = request.Satisfied }, Done.Instance),
        detail: ("satisfied", request.Satisfied ? "yes" : "no"));

    /// <returns>Null when the reply may be rated.</returns>
    public static Refusal? Refusal(Report report) =>
        report.Withdrawn ? OwnReport.Withdrawn
        : report.RepliedAt is null ? new(RefusalKind.NotAllowedNow, "nothing-to-rate")
        : report.Satisfied is not null ? new(RefusalKind.NotAllowedNow, "already-rated")
        : null;
}
