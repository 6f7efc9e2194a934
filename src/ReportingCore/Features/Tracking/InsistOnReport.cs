using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>坚持上报 of a reporter who was pointed elsewhere: the same report, with its receipt and evidence, lies before a person of the Safety Office.</summary>
public sealed record InsistOnReport(string RequestId, string Receipt) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(InsistOnReport);
}

internal sealed class InsistOnReportValidator : AbstractValidator<InsistOnReport>
{
    public InsistOnReportValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class InsistOnReportHandler(OwnReport own) : IRequestHandler<InsistOnReport, Outcome<Done>>
{
    private static Refusal NotGuided { get; } = new(RefusalKind.NotAllowedNow, "not-guided", "nobody was pointed elsewhere, or the reporter has insisted already");

    public Task<Outcome<Done>> Handle(InsistOnReport request, CancellationToken cancellationToken) => own.CommitAsync<Done>(
        request.Receipt,
        request.RequestId,
        "report-insisted",
        (_, hazard, report) => report.Withdrawn ? OwnReport.Withdrawn : hazard.State != HazardState.Guided ? NotGuided : (report, Done.Instance),
        also: (_, hazard) => hazard with { State = HazardState.Registered, Route = hazard.Route with { Reason = RouteReason.LowConfidence } });
}
