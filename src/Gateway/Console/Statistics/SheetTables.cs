using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console.Statistics;

/// <param name="Title">Above the table; also the worksheet's name.</param>
/// <param name="Columns">Headings; the first is that of the labels.</param>
/// <param name="Rows">Never empty.</param>
/// <param name="Charted">Columns (from 1) drawn as bars; empty for none.</param>
internal sealed record SheetTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows, IReadOnlyList<int> Charted);

internal sealed record SheetRow(string Label, IReadOnlyList<SheetCell> Cells);

/// <summary>A count with the key that opens its list, a share, a rank, or nothing.</summary>
internal sealed record SheetCell(string Key, int? Count, double? Share = null);

/// <summary>The tables of a sheet, the same for page and workbook. Month-end, yearly: all; quarterly: the villages with their order first; a village's own: without the others.</summary>
internal static class SheetTables
{
    private static readonly int[] NoChart = [];

    private static readonly string[] Intake =
        ["received", "hazards", "joined", "recurrence", "accepted", "declined", "guided", "passed-outside", "escalated", "merged", "asked", "handed-back", "withdrawn"];

    private static readonly string[] Remedy =
        ["verified", "true", "partly", "false", "not-established", "at-once", "by-date", "enforcement", "rectified", "reinspected-passed", "reinspected-failed", "written-off", "replied"];

    private static readonly string[] Pressure =
        ["remind", "yellow", "letter", "leader", "month-end", "listed", "delisted", "extended", "extension-refused", "objection", "upheld", "maintained", "satisfied", "dissatisfied"];

    private static readonly string[] OfPlaces = ["received", "accepted", "true", "partly", "false", "written-off", "open", "on-time", "late"];
    private static readonly string[] OfDomains = ["received", "true", "partly", "false", "written-off", "open", "major-found", "major-cleared"];
    private static readonly string[] OfMajor = ["major-found", "major-cleared", "open-major"];

    public static IReadOnlyList<SheetTable> Of(SheetView sheet, OfficeView office)
    {
        var villages = Villages(sheet, office);
        IReadOnlyList<SheetTable> all =
        [
            List("受理情况", Intake, sheet, ("受理率", "acceptance-rate")),
            By("举报方式", "received", "channel", FigureTexts.Channels.Select(code => (code, FigureTexts.Value(code))), sheet),
            By("举报人类别", "received", "class", [("public", "社会公众"), ("insider", "从业人员")], sheet),
            By("实名情况", "received", "anonymity", [("Anonymous", "匿名"), ("Confidential", "保密"), ("Named", "实名")], sheet),
            By("不予受理理由", "declined", "reason", office.DeclineReasons.Select(reason => (reason.Code, reason.Name)), sheet),
            List("核查与整改", Remedy, sheet, ("属实率", "truth-rate")),
            Clocks(sheet),
            List("督办、延期、异议与满意", Pressure, sheet, ("异议成立率", "upheld-rate"), ("满意率", "satisfaction-rate")),
            Grid("重大事故隐患（按来源）", "来源", "source", FigureTexts.Sources.Select(code => (code, FigureTexts.Value(code))), OfMajor, sheet, rate: false, "repeat-unit"),
            By("期末在办（按时长）", "open", "age", FigureTexts.Ages.Select(code => (code, FigureTexts.Value(code))), sheet),
            Grid("按部门", "部门", "department", office.Departments.Select(item => (item.Code, item.Name)), OfPlaces, sheet, rate: true),
            Grid("按行业领域", "行业领域", "domain", office.Domains.Select(item => (item.Slug, item.Name)), OfDomains, sheet, rate: false),
        ];
        return sheet.Village.Length > 0 ? all : sheet.Period.Contains('Q', StringComparison.Ordinal) ? [villages, .. all] : [.. all, villages];
    }

    private static SheetTable List(string title, IReadOnlyList<string> measures, SheetView sheet, params (string Label, string Rate)[] rates) => new(
        title,
        ["项目", "数量"],
        [
            .. measures.Select(measure => new SheetRow(FigureTexts.Measure(measure), [Count(measure, sheet)])),
            .. rates.Select(rate => new SheetRow(rate.Label, [Share(rate.Rate, sheet)])),
        ],
        NoChart);

    private static SheetTable By(string title, string measure, string dimension, IEnumerable<(string Code, string Name)> values, SheetView sheet) => new(
        title,
        ["项目", FigureTexts.Measure(measure)],
        [.. values.Select(value => new SheetRow(value.Name, [Count($"{measure};{dimension}={value.Code}", sheet)])), new("合计", [Count(measure, sheet)])],
        dimension is "channel" or "age" ? [1] : NoChart);

    private static SheetTable Clocks(SheetView sheet) => new(
        "按期办理（按时限）",
        ["时限", "按期", "逾期", "按期率"],
        [
            .. FigureTexts.Clocks.Select(code => new SheetRow(
                FigureTexts.Value(code), [Count($"on-time;clock={code}", sheet), Count($"late;clock={code}", sheet), Share($"on-time-rate;clock={code}", sheet)])),
            new("合计", [Count("on-time", sheet), Count("late", sheet), Share("on-time-rate", sheet)]),
        ],
        [1, 2]);

    /// <summary>Values by measures; values with nothing at all are left out, a row of totals ends it.</summary>
    private static SheetTable Grid(
        string title, string heading, string dimension, IEnumerable<(string Code, string Name)> values, IReadOnlyList<string> measures,
        SheetView sheet, bool rate, string? further = null)
    {
        var all = further is null ? measures : [.. measures, further];
        var rows = values.Select(value => Row(value.Name, $";{dimension}={value.Code}", all, sheet, rate))
            .Where(row => row.Cells.Any(cell => cell.Count > 0)).Append(Row("合计", "", all, sheet, rate)).ToList();
        return new(title, [heading, .. all.Select(FigureTexts.Measure), .. rate ? ["按期率"] : Array.Empty<string>()], rows, all.Contains("written-off") ? [1, all.ToList().IndexOf("written-off") + 1] : [1, 2]);
    }

    private static SheetRow Row(string label, string narrowed, IReadOnlyList<string> measures, SheetView sheet, bool rate) => new(
        label,
        [.. measures.Select(measure => Count(measure + narrowed, sheet)), .. rate ? [Share("on-time-rate" + narrowed, sheet)] : Array.Empty<SheetCell>()]);

    /// <summary>For 季度评议: more kept clocks first, then fewer missed, then less left open; who has nothing to show has no place.</summary>
    private static SheetTable Villages(SheetView sheet, OfficeView office)
    {
        var measured = office.Villages.Select(village => (Village: village, Row: Row(village.Name, $";village={village.Code}", OfPlaces, sheet, rate: true)))
            .OrderByDescending(item => item.Row.Cells[^1].Share ?? -1)
            .ThenBy(item => item.Row.Cells[OfPlaces.Length - 1].Count)
            .ThenBy(item => item.Row.Cells[OfPlaces.Length - 3].Count).ToList();
        var rows = measured.Select((item, index) => item.Row with
        {
            Cells = [.. item.Row.Cells, new("", item.Row.Cells[^1].Share is null ? null : index + 1)],
        });
        return new(
            "按村（居）",
            ["村（居）", .. OfPlaces.Select(FigureTexts.Measure), "按期率", "排序"],
            [.. rows, Row("未注明", ";village=", OfPlaces, sheet, rate: true) is var rest ? rest with { Cells = [.. rest.Cells, new("", null)] } : rest,
                Row("合计", "", OfPlaces, sheet, rate: true) is var sum ? sum with { Cells = [.. sum.Cells, new("", null)] } : sum],
            [1, OfPlaces.ToList().IndexOf("written-off") + 1]);
    }

    private static SheetCell Count(string key, SheetView sheet) => new(key, sheet.Count(key));

    private static SheetCell Share(string key, SheetView sheet) => new("", null, sheet.Rates.GetValueOrDefault(key)?.Share);
}
