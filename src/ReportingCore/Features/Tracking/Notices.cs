using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Storage;
using Outbox = PublicReport.ReportingCore.Domain.Outbox;
using Reports = PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Features.Tracking;

/// <summary>通知我: seals the address to the notification key until the final reply, and sends the acknowledgement.</summary>
public sealed record SubscribeToReport(string RequestId, string Receipt, string Address) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; receipt and address must not reach a log that way.</summary>
    public override string ToString() => nameof(SubscribeToReport);
}

/// <summary>不再通知: the address is deleted at once.</summary>
public sealed record UnsubscribeFromReport(string RequestId, string Receipt) : IRequest<Outcome<Done>>
{
    /// <summary>Records print their members; the receipt is a secret.</summary>
    public override string ToString() => nameof(UnsubscribeFromReport);
}

internal sealed class SubscribeToReportValidator : AbstractValidator<SubscribeToReport>
{
    public SubscribeToReportValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Address).NotEmpty().MaximumLength(128).WithErrorCode("address-invalid");
    }
}

internal sealed class UnsubscribeFromReportValidator : AbstractValidator<UnsubscribeFromReport>
{
    public UnsubscribeFromReportValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class SubscribeToReportHandler(OwnReport own, PushAddresses addresses, IIdSource ids) : IRequestHandler<SubscribeToReport, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(SubscribeToReport request, CancellationToken cancellationToken) =>
        own.CommitAsync<Done>(request.Receipt, request.RequestId, "notices-requested", (transaction, hazard, report) =>
        {
            if (report.Withdrawn)
            {
                return OwnReport.Withdrawn;
            }

            // The last word deletes the address (architecture rule 4): where none is to come, nothing would.
            if (!hazard.OwesWordTo(report.Id))
            {
                return new Refusal(RefusalKind.NotAllowedNow, "already-final");
            }

            var address = addresses.Seal(Outbox.Delivery.WeChat, request.Address, report.Id.Value);
            OutboxDocuments.Enqueue(transaction, Acknowledgement(transaction, hazard, report, address), transaction.Now);
            return (report with { Push = address }, Done.Instance);
        });

    private Outbox.Delivery Acknowledgement(TownshipTransaction transaction, Hazard hazard, Reports.Report report, Reports.PushAddress address) => new()
    {
        Id = CrockfordBase32.Encode(ids.Bytes(10)),
        Channel = Outbox.Delivery.WeChat,
        Kind = "acknowledged",
        Text = "您的举报已登记，有进展会在这里通知您。",
        Hazard = hazard.Id,
        Report = report.Id,
        Address = address,
        ReceiptHint = report.ReceiptHint,
        CreatedAt = transaction.Now,
    };
}

internal sealed class UnsubscribeFromReportHandler(OwnReport own) : IRequestHandler<UnsubscribeFromReport, Outcome<Done>>
{
    public Task<Outcome<Done>> Handle(UnsubscribeFromReport request, CancellationToken cancellationToken) =>
        own.CommitAsync<Done>(request.Receipt, request.RequestId, "notices-stopped", (_, _, report) => (report with { Push = null }, Done.Instance));
}
