using System.Globalization;
using System.Security.Cryptography;
using FluentValidation;
using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Ledger.Sheets;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>
/// 批量导入: all rows of a file in one commit, or none. Rows already in the ledger are left out, so the same file twice enters nothing twice
/// and a list that grew is imported as it is.
/// </summary>
/// <param name="Actor">Who imports.</param>
/// <param name="RequestId">A retry with the same id gets the first answer.</param>
/// <param name="FileName">Its end says the format.</param>
/// <param name="Content">The file.</param>
/// <param name="CheckOnly">Nothing is entered: the answer says what would be.</param>
public sealed record ImportFindings(Actor Actor, string RequestId, string FileName, byte[] Content, bool CheckOnly) : IRequest<Outcome<ImportResult>>;

/// <param name="Problems">Any of them and nothing is entered.</param>
/// <param name="New">Rows that were, or would be, entered.</param>
/// <param name="Known">Rows already in the ledger.</param>
/// <param name="Numbers">Of the hazards entered.</param>
/// <param name="Alike">New enterprises whose names are nearly those of known ones, for a person to judge.</param>
public sealed record ImportResult(
    IReadOnlyList<RowProblem> Problems, int New, int Known, IReadOnlyList<string> Numbers, IReadOnlyList<AlikeName> Alike);

/// <param name="Row">Where the new name stands.</param>
/// <param name="Name">New.</param>
/// <param name="Existing">Known.</param>
public sealed record AlikeName(int Row, string Name, string Existing);

internal sealed class ImportFindingsValidator : AbstractValidator<ImportFindings>
{
    public ImportFindingsValidator() => RuleFor(request => request.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
}

internal sealed class ImportFindingsHandler(
    Townships townships, TownshipStore store, LedgerReader reader, NewFindings findings, LedgerEntries ledger, StaffNotices notices)
    : IRequestHandler<ImportFindings, Outcome<ImportResult>>
{
    public async Task<Outcome<ImportResult>> Handle(ImportFindings request, CancellationToken cancellationToken)
    {
        var (actor, jurisdiction) = (request.Actor, townships.Get(request.Actor.Area));
        if (!LedgerAccess.MayWrite(actor, jurisdiction))
        {
            return LedgerAccess.Forbidden;
        }

        var table = SheetTable.Read(request.FileName, request.Content);
        if (!table.IsOk)
        {
            return table.Refusal!;
        }

        var (rows, problems) = FindingRows.Read(table.Value, actor, jurisdiction, ledger.Today);
        return problems.Count > 0 ? new ImportResult(problems, 0, 0, [], [])
            : request.CheckOnly ? await CheckAsync(actor, rows, jurisdiction)
            : await EnterAsync(request, rows, jurisdiction);
    }

    private async Task<Outcome<ImportResult>> CheckAsync(Actor actor, IReadOnlyList<FindingRow> rows, Jurisdiction jurisdiction)
    {
        var entered = await reader.AreEnteredAsync(actor.Area, rows.Select(row => row.Finding.Fingerprint()));
        var known = (await reader.EnterprisesAsync(actor.Area)).Where(enterprise => LedgerAccess.Sees(actor, enterprise, jurisdiction)).Select(enterprise => enterprise.Name).ToList();
        var alike = rows.DistinctBy(row => EnterpriseNames.Normalize(row.Finding.Enterprise))
            .Where(row => !known.Exists(name => EnterpriseNames.AreSame(name, row.Finding.Enterprise)))
            .SelectMany(row => known.Where(name => EnterpriseNames.AreAlike(name, row.Finding.Enterprise)).Select(name => new AlikeName(row.Row, row.Finding.Enterprise, name)));
        return new ImportResult([], entered.Count(done => !done), entered.Count(done => done), [], [.. alike]);
    }

    private Task<Outcome<ImportResult>> EnterAsync(ImportFindings request, IReadOnlyList<FindingRow> rows, Jurisdiction jurisdiction)
    {
        var file = Convert.ToHexStringLower(SHA256.HashData(request.Content))[..16];
        return store.CommitAsync<ImportResult>(
            request.Actor.Area,
            request.RequestId,
            async transaction =>
            {
                var entered = new List<(string Department, string Number)>();
                foreach (var row in rows)
                {
                    if (await transaction.FindFindingAsync(row.Finding.Fingerprint()) is null)
                    {
                        var hazard = await findings.EnterAsync(transaction, request.Actor, row.Finding, jurisdiction, string.Create(CultureInfo.InvariantCulture, $"{file}:{row.Row}"));
                        entered.Add((hazard.Department, hazard.Number));
                    }
                }

                if (entered.Count == 0)
                {
                    return new Refusal(RefusalKind.NotAllowedNow, "nothing-new", "every row of the file is in the ledger already");
                }

                Tell(transaction, request.Actor, entered, jurisdiction, file);
                return new ImportResult([], entered.Count, rows.Count - entered.Count, [.. entered.Select(item => item.Number)], []);
            },
            transaction => Task.WhenAll(rows.Select(row => transaction.FindFindingAsync(row.Finding.Fingerprint()))
                .Concat<Task>(rows.Select(row => transaction.FindEnterpriseAsync(row.Finding.Enterprise)))));
    }

    /// <summary>One line a department instead of one a row.</summary>
    private void Tell(TownshipTransaction transaction, Actor actor, List<(string Department, string Number)> entered, Jurisdiction jurisdiction, string file)
    {
        foreach (var department in entered.GroupBy(item => item.Department))
        {
            notices.Tell(transaction, null, department.Key, "major", $"重大事故隐患数据库新导入 {department.Count()} 条由贵部门牵头的隐患，请送达告知书并督促整改。");
        }

        notices.Tell(transaction, null, jurisdiction.SafetyOffice, "major", $"重大事故隐患数据库新导入 {entered.Count} 条，请督办。");
        transaction.Append(new(actor, "findings-imported")
        {
            Details = new Dictionary<string, string> { ["file"] = file, ["rows"] = entered.Count.ToString(CultureInfo.InvariantCulture) },
        });
    }
}
