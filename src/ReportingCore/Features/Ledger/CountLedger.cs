using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Figures of a period and the plan's targets, each with the filter of the list behind it.</summary>
/// <param name="Actor">Sees figures of what he may see.</param>
/// <param name="From">First day, Asia/Shanghai.</param>
/// <param name="To">Last day.</param>
public sealed record CountLedger(Actor Actor, DateOnly From, DateOnly To) : IRequest<Outcome<LedgerCount>>;

public sealed record LedgerCount(IReadOnlyList<LedgerFigure> Figures, IReadOnlyList<TargetProgress> Targets, DateOnly Today);

internal sealed class CountLedgerValidator : AbstractValidator<CountLedger>
{
    public CountLedgerValidator() => RuleFor(request => request).Must(request => request.From <= request.To).WithErrorCode("period-invalid");
}

internal sealed class CountLedgerHandler(Townships townships, LedgerEntries ledger) : IRequestHandler<CountLedger, Outcome<LedgerCount>>
{
    public async Task<Outcome<LedgerCount>> Handle(CountLedger request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        if (!LedgerAccess.MayRead(request.Actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        var entries = await ledger.OfAsync(request.Actor, cancellationToken);
        return new LedgerCount(
            LedgerFigures.Of(entries, request.From, request.To), PlanProgress.Of(entries, jurisdiction.Targets, ledger.Today), ledger.Today);
    }
}
