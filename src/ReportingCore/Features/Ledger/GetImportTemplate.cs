using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Ledger.Sheets;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>The file to fill in for an import: headings, one example row that is skipped, and a sheet of allowed values.</summary>
public sealed record GetImportTemplate(Actor Actor) : IRequest<Outcome<LedgerFile>>;

internal sealed class GetImportTemplateHandler(Townships townships) : IRequestHandler<GetImportTemplate, Outcome<LedgerFile>>
{
    public Task<Outcome<LedgerFile>> Handle(GetImportTemplate request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        return Task.FromResult(LedgerAccess.MayRead(request.Actor, jurisdiction)
            ? Outcome<LedgerFile>.Ok(new(LedgerWorkbooks.Template(jurisdiction), WorkbookWriter.ContentType))
            : LedgerAccess.Forbidden);
    }
}
