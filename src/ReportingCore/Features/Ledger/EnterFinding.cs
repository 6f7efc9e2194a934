using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>入库: a finding of a self-check or an inspection enters the ledger by hand (township plan 15).</summary>
public sealed record EnterFinding(Actor Actor, string RequestId, FindingInput Finding) : IRequest<Outcome<FindingEntered>>;

public sealed record FindingEntered(HazardId Hazard, string Number, EnterpriseId Enterprise);

internal sealed class EnterFindingValidator : AbstractValidator<EnterFinding>
{
    public EnterFindingValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class EnterFindingHandler(Townships townships, TownshipStore store, NewFindings findings, StaffNotices notices, TimeProvider clock)
    : IRequestHandler<EnterFinding, Outcome<FindingEntered>>
{
    public async Task<Outcome<FindingEntered>> Handle(EnterFinding request, CancellationToken cancellationToken)
    {
        var (actor, finding) = (request.Actor, request.Finding);
        var jurisdiction = townships.Get(actor.Area);
        if (!LedgerAccess.MayWrite(actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        if (FindingRules.Problems(finding, actor, jurisdiction, WorkingCalendar.Day(clock.GetUtcNow())) is [var problem, ..])
        {
            return new Refusal(RefusalKind.Invalid, problem.FullCode, problem.Field);
        }

        return await store.CommitAsync<FindingEntered>(actor.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindFindingAsync(finding.Fingerprint()) is { } known)
            {
                var earlier = await transaction.FindHazardAsync(known);
                return new Refusal(RefusalKind.NotAllowedNow, "finding-already-entered", earlier?.Number ?? "");
            }

            var hazard = await findings.EnterAsync(transaction, actor, finding, jurisdiction, "form");
            notices.Tell(transaction, hazard, hazard.Department, "major", $"隐患 {hazard.Number} 为重大事故隐患，请向企业主要负责人和实际控制人送达告知书并督促整改。");
            notices.Tell(transaction, hazard, jurisdiction.SafetyOffice, "major", $"隐患 {hazard.Number} 判定为重大事故隐患，已入库，请督办。");
            return new FindingEntered(hazard.Id, hazard.Number, hazard.Enterprise!.Value);
        });
    }
}
