using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Features.Ledger.Sheets;

/// <param name="Row">As the spreadsheet counts; 0 for the file as a whole.</param>
/// <param name="Column">Code of the column; empty for the whole row.</param>
/// <param name="Code">What is wrong.</param>
/// <param name="Value">What stands there, shortened.</param>
public sealed record RowProblem(int Row, string Column, string Code, string Value = "");

/// <summary>A finding and the row it stands in.</summary>
public sealed record FindingRow(int Row, FindingInput Finding);

/// <summary>Rows of a file as findings, or everything that is wrong with them.</summary>
internal sealed class FindingRows
{
    private const int ShownValue = 40;
    private readonly Actor actor;
    private readonly Jurisdiction jurisdiction;
    private readonly DateOnly today;
    private readonly bool since1904;
    private readonly Dictionary<string, int> columns = [];
    private readonly List<RowProblem> problems = [];

    private FindingRows(Actor actor, Jurisdiction jurisdiction, DateOnly today, bool since1904) =>
        (this.actor, this.jurisdiction, this.today, this.since1904) = (actor, jurisdiction, today, since1904);

    public static (IReadOnlyList<FindingRow> Rows, IReadOnlyList<RowProblem> Problems) Read(SheetTable table, Actor actor, Jurisdiction jurisdiction, DateOnly today)
    {
        var reader = new FindingRows(actor, jurisdiction, today, table.Since1904);
        if (table.Rows.Count == 0)
        {
            return ([], [new(0, "", "no-rows")]);
        }

        reader.ReadHeadings(table.Rows[0]);
        if (reader.problems.Count > 0)
        {
            return ([], reader.problems);
        }

        var rows = table.Rows.Skip(1).Where(row => !row.Cell(reader.columns.GetValueOrDefault(SheetTexts.NumberCode, int.MaxValue)).Text.StartsWith(SheetTexts.ExampleMark, StringComparison.Ordinal)).ToList();
        if (rows.Count is 0 or > SheetTable.MostRows)
        {
            return ([], [new(0, "", rows.Count == 0 ? "no-rows" : "too-many-rows", rows.Count.ToString(CultureInfo.InvariantCulture))]);
        }

        List<FindingRow> findings = [.. rows.Select(row => reader.ReadRow(row, table.MergedRows.Contains(row.Number)))];
        reader.FindTwins(findings);
        return (findings, [.. reader.problems.OrderBy(problem => problem.Row)]);
    }

    private void ReadHeadings(SheetRow row)
    {
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var heading = row.Cells[i].Text.TrimEnd('*', '＊');
            var column = SheetTexts.Columns.FirstOrDefault(known => known.Heading == heading);
            if (heading.Length == 0)
            {
                continue;
            }

            if (column is null)
            {
                problems.Add(new(row.Number, "", "column-unknown", Short(heading)));
            }
            else if (!columns.TryAdd(column.Code, i))
            {
                problems.Add(new(row.Number, column.Code, "column-twice", Short(heading)));
            }
        }

        problems.AddRange(SheetTexts.Columns.Where(column => column.Required && !columns.ContainsKey(column.Code))
            .Select(column => new RowProblem(row.Number, column.Code, "column-missing", column.Heading)));
    }

    private FindingRow ReadRow(SheetRow row, bool merged)
    {
        if (merged)
        {
            problems.Add(new(row.Number, "", "merged-cells"));
        }

        foreach (var (code, column) in columns.Where(column => row.Cell(column.Value).IsFormula))
        {
            problems.Add(new(row.Number, code, "formula-cell", Short(row.Cell(column).Text)));
        }

        var finding = ToFinding(row);
        foreach (var problem in FindingRules.Problems(finding, actor, jurisdiction, today))
        {
            var value = Text(row, problem.Field);

            // What stands there but is no date is not missing.
            problems.Add(new(row.Number, problem.Field, problem.Code == "missing" && value.Length > 0 ? "not-a-date" : problem.Code, Short(value)));
        }

        return new(row.Number, finding);
    }

    private FindingInput ToFinding(SheetRow row)
    {
        string Of(string code) => Text(row, code);
        var domain = Of("domain");
        var village = Of("village");
        return new()
        {
            Source = SheetTexts.Sources.TryGetValue(Of("source"), out var source) ? source : null,
            FoundOn = SheetDay.Parse(Of("found-on"), since1904),
            Finders = Of("finders").Split(SheetTexts.Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Enterprise = Of("enterprise"),
            Principal = Of("principal"),
            Controller = Of("controller"),
            Contact = Of("contact"),
            Domain = jurisdiction.Domains.FirstOrDefault(item => item.Value.Name == domain).Key ?? domain,
            VillageCode = jurisdiction.Villages.FirstOrDefault(item => item.Name == village || item.Aliases.Contains(village))?.Code ?? village,
            Place = Of("place"),
            Description = Of("description"),
            Standard = Of("standard"),
            Article = Of("article"),
            Responsible = Of("responsible"),
            Measures = Of("measures"),
            Money = Of("money"),
            Deadline = SheetDay.Parse(Of("deadline"), since1904),
            Contingency = Of("contingency"),
            SignedBy = Of("signed-by"),
        };
    }

    private void FindTwins(List<FindingRow> findings)
    {
        foreach (var twins in findings.GroupBy(row => row.Finding.Fingerprint()))
        {
            problems.AddRange(twins.Skip(1).Select(row => new RowProblem(row.Row, "", "row-twice", twins.First().Row.ToString(CultureInfo.InvariantCulture))));
        }
    }

    private string Text(SheetRow row, string code) => columns.TryGetValue(code, out var column) ? row.Cell(column).Text : "";

    private static string Short(string value) => value.Length <= ShownValue ? value : value[..ShownValue] + "…";
}
