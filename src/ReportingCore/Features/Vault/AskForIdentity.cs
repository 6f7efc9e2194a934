using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;

namespace PublicReport.ReportingCore.Features.Vault;

/// <summary>申请启封: who handles a report asks, with a reason, to learn whom it is from; a custodian decides.</summary>
public sealed record AskForIdentity(Actor Actor, string RequestId, ReportId Report, string Reason) : IRequest<Outcome<IdentityOpening>>;

internal sealed class AskForIdentityValidator : AbstractValidator<AskForIdentity>
{
    public AskForIdentityValidator()
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Reason).MinimumLength(5).WithErrorCode("reason-missing").MaximumLength(500).WithErrorCode("reason-too-long");
    }
}

internal sealed class AskForIdentityHandler(Townships townships, TownshipStore store, IIdSource ids)
    : IRequestHandler<AskForIdentity, Outcome<IdentityOpening>>
{
    private static Refusal NotFound { get; } = new(RefusalKind.NotFound, "report-not-found");

    public Task<Outcome<IdentityOpening>> Handle(AskForIdentity request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        return store.CommitAsync<IdentityOpening>(request.Actor.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindReportAsync(request.Report) is not { } report
                || await transaction.FindHazardAsync(report.HazardId) is not { } hazard
                || !HazardAccess.Sees(request.Actor, hazard, jurisdiction)
                || !HazardAccess.SeesOriginal(request.Actor, hazard, report, jurisdiction))
            {
                return NotFound;
            }

            if (!request.Actor.Is(Role.Handler) && !request.Actor.Is(Role.SafetyOffice))
            {
                return new Refusal(RefusalKind.Forbidden, "forbidden");
            }

            return report.IdentityDeleted ? new Refusal(RefusalKind.NotAllowedNow, "identity-deleted")
                : report.Anonymity == Anonymity.Anonymous ? new Refusal(RefusalKind.NotAllowedNow, "reporter-anonymous")
                : Ask(transaction, request, report, hazard.Number);
        });
    }

    private IdentityOpening Ask(TownshipTransaction transaction, AskForIdentity request, Report report, string number)
    {
        var opening = new IdentityOpening
        {
            Id = CrockfordBase32.Encode(ids.Bytes(10)),
            Report = report.Id,
            Hazard = report.HazardId,
            HazardNumber = number,
            AskedBy = request.Actor,
            AskedAt = transaction.Now,
            Reason = request.Reason.Trim(),
        };
        transaction.Save(opening, transaction.Append(new(request.Actor, "identity-asked") { Report = report.Id, Note = opening.Reason }));
        return opening;
    }
}
