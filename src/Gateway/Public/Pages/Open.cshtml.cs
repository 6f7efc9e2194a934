using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public.Pages;

/// <summary>公开统计: what was verified and written off in a month that is over; small counts hidden by the core.</summary>
internal sealed class OpenModel(TownshipDirectory townships, PublishedMonths months) : PageModel
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["domain"] = "行业领域",
        ["village"] = "村（居）",
        ["way"] = "处理方式",
        ["established"] = "查实",
        ["written-off"] = "已销号",
        ["count"] = "件数",
        ["at-once"] = "立即整改",
        ["by-date"] = "限期整改",
        ["enforcement"] = "移送执法",
        ["major-found"] = "按重大事故隐患督办",
        ["other"] = "其他",
    };

    public TownshipInfo? Town { get; private set; }

    public string Month { get; private set; } = "";

    public IReadOnlyList<string> Months { get; private set; } = [];

    public PublicFiguresView? Figures { get; private set; }

    public string Notice { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? township, string? month, CancellationToken cancellationToken)
    {
        var towns = await townships.AllAsync(cancellationToken);
        Months = months.Names();
        if (towns.Count == 0)
        {
            return Away();
        }

        Town = township is null ? towns[0] : towns.FirstOrDefault(town => town.AreaCode == township);
        Month = month ?? Months[0];
        if (Town is null || !Months.Contains(Month))
        {
            return NotFound();
        }

        if (township is null || month is null)
        {
            return LocalRedirect($"/open/{Town.AreaCode}/{Month}");
        }

        Figures = await months.FindAsync(Town.AreaCode, Month, cancellationToken);
        return Figures is null ? Away() : Page();
    }

    public static string Word(string code) => Words.GetValueOrDefault(code, code);

    public static string InWords(string month) => $"{month[..4]}年{month[5..].TrimStart('0')}月";

    private PageResult Away()
    {
        Notice = PublicTexts.UnavailablePage;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
