using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Records that an enterprise has checked itself (township plan 13); what it found is entered as findings.</summary>
public sealed record RecordSelfCheck(Actor Actor, string RequestId, EnterpriseId Enterprise, long ExpectedVersion, DateOnly On)
    : IRequest<Outcome<EnterpriseSaved>>
{
    public bool LedByPrincipal { get; init; }

    public string Leader { get; init; } = "";

    public int Findings { get; init; }

    public string Note { get; init; } = "";
}

internal sealed class RecordSelfCheckValidator : AbstractValidator<RecordSelfCheck>
{
    public RecordSelfCheckValidator(TimeProvider clock)
    {
        RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Leader).NotEmpty().WithErrorCode("leader-missing").MaximumLength(200).WithErrorCode("leader-too-long");
        RuleFor(request => request.Findings).InclusiveBetween(0, 1000).WithErrorCode("findings-invalid");
        RuleFor(request => request.Note).MaximumLength(2000).WithErrorCode("text-too-long");
        RuleFor(request => request.On).Must(on => on <= WorkingCalendar.Day(clock.GetUtcNow())).WithErrorCode("date-in-future");
    }
}

internal sealed class RecordSelfCheckHandler(Townships townships, TownshipStore store) : IRequestHandler<RecordSelfCheck, Outcome<EnterpriseSaved>>
{
    public Task<Outcome<EnterpriseSaved>> Handle(RecordSelfCheck request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        return store.CommitAsync<EnterpriseSaved>(actor.Area, request.RequestId, async transaction =>
        {
            if (await transaction.FindEnterpriseAsync(request.Enterprise) is not { } enterprise || !LedgerAccess.Sees(actor, enterprise, jurisdiction))
            {
                return LedgerAccess.EnterpriseNotFound;
            }

            if (!LedgerAccess.MayWrite(actor, jurisdiction))
            {
                return LedgerAccess.Forbidden;
            }

            if (enterprise.Version != request.ExpectedVersion)
            {
                return await Conflicts.WithAsync(transaction, enterprise.Version);
            }

            return Save(transaction, request, enterprise);
        });
    }

    private static EnterpriseSaved Save(TownshipTransaction transaction, RecordSelfCheck request, Enterprise enterprise)
    {
        var version = EnterpriseLinks.Append(transaction, request.Actor, "self-check-recorded", enterprise, request.Note);
        var check = new SelfCheck(
            request.On, request.LedByPrincipal, request.Leader.Trim(), request.Findings, request.Note.Trim(), request.Actor.Account, transaction.Now);
        transaction.Save(
            enterprise with { SelfChecks = [.. enterprise.SelfChecks.Append(check).OrderBy(item => item.On)], Version = version, Events = [.. enterprise.Events, version] },
            enterprise.Name);
        return new(enterprise.Id, version);
    }
}
