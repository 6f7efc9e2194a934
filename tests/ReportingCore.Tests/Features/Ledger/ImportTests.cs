using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Features.Ledger.Sheets;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Ledger;

public sealed class ImportOnGarnetTests(GarnetFixture store) : ImportTests(store), IClassFixture<GarnetFixture>;

public sealed class ImportOnRedisTests(RedisFixture store) : ImportTests(store), IClassFixture<RedisFixture>;

public abstract class ImportTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    private Actor Office => core.ActorOf("safety-office");

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_workbook_is_checked_entering_nothing_and_then_entered_whole()
    {
        var file = Findings.Workbook(Findings.Rows(3));

        var check = (await ImportAsync("清单.xlsx", file, checkOnly: true)).Value;
        Assert.Equal((3, 0, 0), (check.New, check.Known, check.Problems.Count));
        Assert.Empty(await EntriesAsync());

        var done = (await ImportAsync("清单.XLSX", file)).Value;
        Assert.Equal(3, done.Numbers.Distinct().Count());
        var entry = (await EntriesAsync()).Single(item => item.Hazard.Major!.Enterprise == "第2机械有限公司");
        Assert.Equal((HazardSource.EnterpriseSelfCheck, HazardState.Rectifying, "emergency-office"), (entry.Hazard.Source, entry.Hazard.State, entry.Hazard.Department));
        Assert.Equal(["张三", "李四"], entry.Hazard.Verification!.People);
        Assert.Equal((new DateOnly(2026, 2, 26), new DateOnly(2026, 4, 30)), (entry.FoundOn, entry.Deadline));
    }

    [Fact]
    public async Task Csv_is_read_in_utf8_with_and_without_mark_and_in_gb18030()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var files = new[] { new UTF8Encoding(false), new UTF8Encoding(true), gb }
            .Select((encoding, i) => (byte[])[.. encoding.GetPreamble(), .. encoding.GetBytes(Findings.Csv(Findings.Rows(1, (cells, _) => cells["description"] = $"第{i}处，带\"引号\"\n和换行的㐀")))]);

        foreach (var file in files)
        {
            Assert.Equal(1, (await ImportAsync("a.csv", file)).Value.New);
        }

        Assert.All(await EntriesAsync(), entry => Assert.EndsWith("处，带\"引号\"\n和换行的㐀", entry.Hazard.Verification!.Findings, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_bad_row_keeps_the_whole_file_out_and_every_fault_is_named_by_row_and_column()
    {
        var rows = Findings.Rows(4, (cells, i) =>
        {
            if (i == 2)
            {
                (cells["domain"], cells["found-on"], cells["deadline"], cells["standard"]) = ("不存在", "下周", "2026-02-30", "");
            }
            else if (i == 3)
            {
                (cells["found-on"], cells["deadline"], cells["village"], cells["source"]) = ("2026-03-03", "2026-03-02", "某村", "群众举报");
            }
        });
        rows.Add([]);
        rows.Add([.. rows[1]]);

        var problems = (await ImportAsync("a.xlsx", Findings.Workbook(rows))).Value.Problems;

        Assert.Equal(
            [
                "3 deadline not-a-date 2026-02-30", "3 domain unknown-domain 不存在", "3 found-on not-a-date 下周", "3 standard missing ",
                "4 deadline deadline-before-found 2026-03-02", "4 found-on found-in-future 2026-03-03", "4 source source-unknown 群众举报", "4 village unknown-village 某村",
                "7  row-twice 2",
            ],
            problems.Select(problem => $"{problem.Row} {problem.Column} {problem.Code} {problem.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(await EntriesAsync());
        Assert.Empty((await core.Send(new FindEnterprises(Office, ""))).Value);
    }

    [Fact]
    public async Task The_same_file_twice_enters_nothing_twice_and_a_list_that_grew_enters_only_what_is_new()
    {
        await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(2)));

        Assert.Equal("nothing-new", (await ImportAsync("a.csv", Encoding.UTF8.GetBytes(Findings.Csv(Findings.Rows(2))))).Refusal!.Code);
        var grown = (await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(5)))).Value;
        Assert.Equal((3, 2), (grown.New, grown.Known));
        Assert.Equal(5, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task The_same_file_sent_by_two_at_once_is_entered_once()
    {
        var file = Findings.Workbook(Findings.Rows(6));

        var both = await Task.WhenAll(ImportAsync("a.xlsx", file), ImportAsync("a.xlsx", file));

        Assert.Single(both, outcome => outcome.IsOk);
        Assert.Equal(6, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task As_many_rows_as_allowed_go_in_one_commit_and_one_more_is_refused()
    {
        var sequence = (await core.Services.GetRequiredService<TownshipReader>().HeadAsync(core.Area)).Sequence;
        var done = await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(SheetTable.MostRows)));

        Assert.Equal(SheetTable.MostRows, done.Value.New);
        Assert.Equal(sequence + 1, (await core.Services.GetRequiredService<TownshipReader>().HeadAsync(core.Area)).Sequence);
        Assert.True((await new AuditChain(core.Services.GetRequiredService<RedisConnections>()).VerifyAsync(core.Area, CancellationToken.None)).IsWhole);
        Assert.Equal(
            "too-many-rows",
            Assert.Single((await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(SheetTable.MostRows + 1)))).Value.Problems).Code);
    }

    [Fact]
    public async Task The_template_offers_what_is_allowed_and_its_example_is_skipped()
    {
        var template = (await core.Send(new GetImportTemplate(Office))).Value.Content;

        Assert.Equal("no-rows", Assert.Single((await ImportAsync("模板.xlsx", template)).Value.Problems).Code);
        using var document = SpreadsheetDocument.Open(new MemoryStream(template), false);
        var sheets = document.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!).ToList();
        Assert.Equal(2, sheets.Count);
        Assert.Contains("工贸（八大行业）", string.Concat(sheets.Select(sheet => sheet.InnerText)), StringComparison.Ordinal);
        Assert.Equal(3, sheets.Sum(sheet => sheet.Descendants<DataValidation>().Count()));
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document));
    }

    [Fact]
    public async Task Formulas_and_merged_cells_are_named_instead_of_guessed_at()
    {
        var file = Findings.Change(Findings.Workbook(Findings.Rows(3)), sheet =>
        {
            var cell = sheet.Descendants<Row>().ElementAt(1).Elements<Cell>().Last();
            cell.CellFormula = new("A1");
            sheet.InsertAfter(new MergeCells(new MergeCell { Reference = "B3:B4" }), sheet.GetFirstChild<SheetData>());
        });

        var problems = (await ImportAsync("a.xlsx", file)).Value.Problems;

        Assert.Contains(problems, problem => problem is { Row: 2, Column: "signed-by", Code: "formula-cell" });
        Assert.Equal([3, 4], problems.Where(problem => problem.Code == "merged-cells").Select(problem => problem.Row));
        Assert.Empty(await EntriesAsync());
    }

    [Theory]
    [InlineData("46079", false)]
    [InlineData("44617", true)]
    public async Task A_date_cell_of_a_spreadsheet_program_is_a_date(string serial, bool since1904)
    {
        var file = Findings.ChangeBook(Findings.Workbook(Findings.Rows(1)), book =>
        {
            var cell = book.WorksheetParts.First().Worksheet!.Descendants<Row>().ElementAt(1).Elements<Cell>().ElementAt(2);
            cell.InlineString = null;
            (cell.DataType, cell.CellValue) = (null, new(serial));
            book.Workbook!.WorkbookProperties = new() { Date1904 = since1904 };
        });

        Assert.Equal(1, (await ImportAsync("a.xlsx", file)).Value.New);
        Assert.Equal(new(2026, 2, 26), Assert.Single(await EntriesAsync()).FoundOn);
    }

    [Fact]
    public async Task Headings_that_are_missing_unknown_or_twice_are_named()
    {
        var rows = Findings.Rows(1).Select(row => (IReadOnlyList<string>)[.. row.Skip(2), row[2], "x"]).ToList();

        var problems = (await ImportAsync("a.xlsx", Findings.Workbook(rows))).Value.Problems;

        Assert.Equal(["column-missing source", "column-twice found-on", "column-unknown "], problems.Select(problem => $"{problem.Code} {problem.Column}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_that_are_no_such_files_are_refused_each_with_its_own_code()
    {
        var good = Findings.Workbook(Findings.Rows(1));
        Assert.Equal("file-empty", await CodeAsync("a.xlsx", []));
        Assert.Equal("file-type", await CodeAsync("a.docx", good));
        Assert.Equal("file-type", await CodeAsync("a.csv", good));
        Assert.Equal("file-type", await CodeAsync("a.xlsx", Encoding.UTF8.GetBytes("a,b")));
        Assert.Equal("file-old-excel", await CodeAsync("a.xls", [0xD0, 0xCF, 0x11, 0xE0]));
        Assert.Equal("file-damaged", await CodeAsync("a.xlsx", good[..(good.Length / 2)]));
        Assert.Equal("file-damaged", await CodeAsync("a.xlsx", Findings.Zip("other.xml", 10)));
        Assert.Equal("file-too-large", await CodeAsync("a.csv", new byte[SheetTable.MostBytes + 1]));
        Assert.Equal("file-too-large", await CodeAsync("a.xlsx", Findings.Zip("xl/worksheets/sheet1.xml", 64 * 1024 * 1024)));
        Assert.Equal("file-encoding", await CodeAsync("a.csv", [0xFF, 0xFF, 0xFF]));
        Assert.Equal("file-quotes", await CodeAsync("a.csv", Encoding.UTF8.GetBytes("\"a,b")));
        Assert.Equal("no-rows", Assert.Single((await ImportAsync("a.csv", "\r\n,,\r\n"u8.ToArray())).Value.Problems).Code);
    }

    [Fact]
    public async Task Names_nearly_those_of_known_enterprises_are_pointed_out_before_anything_is_entered()
    {
        await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(1)));

        var check = (await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(1, (cells, _) => cells["enterprise"] = "第1机械有限责任公司")), checkOnly: true)).Value;

        Assert.Equal(new AlikeName(2, "第1机械有限责任公司", "第1机械有限公司"), Assert.Single(check.Alike));
    }

    [Fact]
    public async Task The_exported_list_holds_what_was_imported_and_no_cell_of_it_is_a_formula()
    {
        await ImportAsync("a.xlsx", Findings.Workbook(Findings.Rows(3, (cells, i) => cells["description"] = i == 1 ? "=HYPERLINK(\"http://a\")" : i == 2 ? "+1-@2" : "\u0001普通")));

        var exported = (await core.Send(new ExportLedger(Office, new LedgerFilter()))).Value.Content;

        var table = SheetTable.Read("a.xlsx", exported).Value;
        Assert.All(table.Rows.SelectMany(row => row.Cells), cell => Assert.False(cell.IsFormula));
        Assert.Equal(["+1-@2", "=HYPERLINK(\"http://a\")", "普通"], table.Rows.Skip(1).Select(row => row.Cell(10).Text).Order(StringComparer.Ordinal));
        Assert.Equal((await EntriesAsync()).Select(entry => entry.Hazard.Number), table.Rows.Skip(1).Select(row => row.Cell(0).Text));
        using var document = SpreadsheetDocument.Open(new MemoryStream(exported), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(document));
        Assert.All(document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>(), cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
    }

    private async Task<string> CodeAsync(string name, byte[] content) => (await ImportAsync(name, content)).Refusal!.Code;

    private Task<Outcome<ImportResult>> ImportAsync(string name, byte[] content, bool checkOnly = false) =>
        core.Send(new ImportFindings(Office, Guid.NewGuid().ToString("N"), name, content, checkOnly));

    private async Task<IReadOnlyList<LedgerEntry>> EntriesAsync() => (await core.Send(new ListLedger(Office, new()) { Take = 1000 })).Value.Entries;
}
