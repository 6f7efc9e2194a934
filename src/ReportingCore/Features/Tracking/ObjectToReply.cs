using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>异议 of the reporter with the receipt: the next level reviews it.</summary>
public sealed record ObjectToReply(string RequestId, string Receipt, string Reason) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; receipt and words must not reach a log that way.</summary>
    public override string ToString() => nameof(ObjectToReply);
}

internal sealed class ObjectToReplyValidator : AbstractValidator<ObjectToReply>
{
    public ObjectToReplyValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Reason).NotEmpty().WithErrorCode("text-missing");
        RuleFor(request => request.Reason).MaximumLength(SubmitReportValidator.MaxText).WithErrorCode("text-too-long");
    }
}

internal sealed class ObjectToReplyHandler(OwnReport own, Objecting objecting, Townships townships) : IRequestHandler<ObjectToReply, Outcome<Done>>
{
    /// <summary>Elsewhere a higher level concluded: its conclusion goes to the level above that.</summary>
    public static IReadOnlyList<HazardState> Local { get; } =
    [
        HazardState.Verified, HazardState.Rectifying, HazardState.Enforcement, HazardState.Reinspecting, HazardState.AwaitingWriteOff,
        HazardState.WrittenOff, HazardState.Unfounded,
    ];

    public Task<Outcome<Done>> Handle(ObjectToReply request, CancellationToken cancellationToken)
    {
        ReportId? objector = null;
        return own.CommitAsync<Done>(
            request.Receipt,
            request.RequestId,
            "file-objection",
            (transaction, hazard, report) =>
            {
                objector = report.Id;
                return report.Withdrawn ? OwnReport.Withdrawn
                    : !Local.Contains(hazard.State) ? new Refusal(RefusalKind.NotAllowedNow, "not-replied-yet")
                    : objecting.Refusal(hazard, report, townships.Get(transaction.Area).Clocks, transaction.Now) is { } refusal ? refusal
                    : (report, Done.Instance);
            },
            also: (transaction, hazard) => objecting.File(transaction, hazard, objector!.Value, request.Reason));
    }
}
