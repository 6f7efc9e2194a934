using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Accepts one report: classify, look for the same hazard, store, queue, alert and answer with the receipt, in one commit.</summary>
public sealed record SubmitReport : IRequest<Outcome<ReportAccepted>>
{
    public required string RequestId { get; init; }

    public required string Area { get; init; }

    public required string Text { get; init; }

    public Fix? Location { get; init; }

    public string VillageCode { get; init; } = "";

    public string Place { get; init; } = "";

    public IReadOnlyList<EvidenceId> Evidence { get; init; } = [];

    public required Channel Channel { get; init; }

    public required Anonymity Anonymity { get; init; }

    /// <summary>Sealed to the vault; never in the report.</summary>
    public ReporterIdentity? Identity { get; init; }

    public bool Insider { get; init; }

    public bool HideFromUnit { get; init; }

    public bool Insist { get; init; }

    public string JoinToken { get; init; } = "";

    public IReadOnlyList<string> RejectedJoinTokens { get; init; } = [];

    public string SenderHash { get; init; } = "";

    public DateTimeOffset? ObservedAt { get; init; }

    public bool Urgent { get; init; }

    public Circumstances? Circumstances { get; init; }

    /// <summary>Staff who enter a report for somebody else; null when the reporter does.</summary>
    public Actor? EnteredBy { get; init; }
}

/// <summary>Name and telephone of a reporter who is not anonymous.</summary>
public sealed record ReporterIdentity(string Name, string Phone)
{
    /// <summary>Records print their members; these must not reach a log.</summary>
    public override string ToString() => nameof(ReporterIdentity);
}

/// <param name="Receipt">The secret with which the reporter returns.</param>
/// <param name="AcceptedAt">Moment of acceptance.</param>
/// <param name="OutOfScope">Guidance was given; the reporter may insist.</param>
/// <param name="Urgent">The duty officer is being alerted.</param>
/// <param name="HandlerName">Office that may be named to the reporter.</param>
/// <param name="PublicReportCount">Reports of the same hazard, told only where it lies in public space; otherwise 0.</param>
/// <param name="Guidance">Where an out-of-scope matter belongs.</param>
public sealed record ReportAccepted(
    string Receipt, DateTimeOffset AcceptedAt, bool OutOfScope, bool Urgent, string HandlerName, int PublicReportCount, string Guidance);

internal sealed class SubmitReportValidator : AbstractValidator<SubmitReport>
{
    public const int MaxText = 2000;
    public const int MaxEvidence = 9;

    public SubmitReportValidator()
    {
        RuleFor(report => report.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(report => report.Text).NotEmpty().When(report => report.Evidence.Count == 0).WithErrorCode("text-missing");
        RuleFor(report => report.Text).MaximumLength(MaxText).WithErrorCode("text-too-long");
        RuleFor(report => report.Place).MaximumLength(200).WithErrorCode("place-too-long");
        RuleFor(report => report.Evidence.Count).LessThanOrEqualTo(MaxEvidence).WithErrorCode("too-much-evidence");
        RuleFor(report => report.Identity).Null().When(report => report.Anonymity == Anonymity.Anonymous).WithErrorCode("identity-of-anonymous");
        RuleFor(report => report.Identity).NotNull().When(report => report.Anonymity != Anonymity.Anonymous).WithErrorCode("identity-missing");
        RuleFor(report => report.Identity!).Must(identity => identity.Name.Length + identity.Phone.Length > 0)
            .When(report => report.Identity is not null).WithErrorCode("identity-missing");
        RuleFor(report => report.Identity!.Phone).MaximumLength(40).When(report => report.Identity is not null).WithErrorCode("identity-too-long");
        RuleFor(report => report.Identity!.Name).MaximumLength(80).When(report => report.Identity is not null).WithErrorCode("identity-too-long");
        RuleFor(report => report.Circumstances!)
            .Must(said => said.PeopleAtRisk.Length <= Circumstances.MaxText && said.EmployerAnswer.Length <= Circumstances.MaxText)
            .When(report => report.Circumstances is not null).WithErrorCode("circumstances-too-long");
        RuleFor(report => report.Location!).Must(fix => Math.Abs(fix.Latitude) <= 90 && Math.Abs(fix.Longitude) <= 180)
            .When(report => report.Location is not null).WithErrorCode("location-invalid");
    }
}

internal sealed class SubmitReportHandler(
    Townships townships,
    IReportClassifier classifier,
    TownshipStore store,
    IntakeDecision decision) : IRequestHandler<SubmitReport, Outcome<ReportAccepted>>
{
    public async Task<Outcome<ReportAccepted>> Handle(SubmitReport request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is not { } jurisdiction)
        {
            return Townships.Unknown;
        }

        if (request.VillageCode.Length > 0 && jurisdiction.FindVillage(request.VillageCode) is null)
        {
            return new Refusal(RefusalKind.Invalid, "unknown-village");
        }

        var classification = await classifier.ClassifyAsync(request.Text, explain: true, cancellationToken);
        var draft = decision.Draft(request, classification, jurisdiction);
        return await store.CommitAsync(
            request.Area, request.RequestId, transaction => decision.DecideAsync(transaction, draft), transaction => decision.WarmUpAsync(transaction, draft));
    }
}
