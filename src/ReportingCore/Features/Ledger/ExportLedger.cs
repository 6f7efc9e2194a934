using System.Globalization;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Ledger.Sheets;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>The list as an .xlsx file; that it left the system is an event.</summary>
public sealed record ExportLedger(Actor Actor, LedgerFilter Filter) : IRequest<Outcome<LedgerFile>>;

/// <param name="Content">The file.</param>
/// <param name="ContentType">Its media type.</param>
public sealed record LedgerFile(byte[] Content, string ContentType);

internal sealed class ExportLedgerHandler(Townships townships, TownshipStore store, LedgerEntries ledger, IIdSource ids)
    : IRequestHandler<ExportLedger, Outcome<LedgerFile>>
{
    private const int MostRows = 10_000;

    public async Task<Outcome<LedgerFile>> Handle(ExportLedger request, CancellationToken cancellationToken)
    {
        var jurisdiction = townships.Get(request.Actor.Area);
        if (!LedgerAccess.MayRead(request.Actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        var entries = (await ledger.OfAsync(request.Actor, cancellationToken)).Where(request.Filter.Matches).ToList();
        if (entries.Count > MostRows)
        {
            return new Refusal(RefusalKind.Invalid, "too-many-to-export", $"{entries.Count} entries; at most {MostRows}");
        }

        var logged = await store.CommitAsync<Done>(request.Actor.Area, ids.RequestId(), transaction =>
        {
            transaction.Append(new(request.Actor, "ledger-exported")
            {
                Details = new Dictionary<string, string> { ["rows"] = entries.Count.ToString(CultureInfo.InvariantCulture) },
            });
            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        return logged.IsOk ? new LedgerFile(LedgerWorkbooks.List(entries, jurisdiction, ledger.Today), WorkbookWriter.ContentType) : logged.Refusal!;
    }
}
