using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public.Pages;

/// <summary>挂牌督办公示: what is listed with its deadline, and what was delisted or revoked within a year.</summary>
internal sealed class ListedModel(TownshipDirectory townships, PublishedListings listings, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public TownshipInfo? Town { get; private set; }

    public IReadOnlyList<PublicListingView> Listed { get; private set; } = [];

    public IReadOnlyList<PublicListingView> Ended { get; private set; } = [];

    public string Notice { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? township, CancellationToken cancellationToken)
    {
        var towns = await townships.AllAsync(cancellationToken);
        Town = towns.FirstOrDefault(town => township is null || town.AreaCode == township);
        if (Town is null)
        {
            return towns.Count == 0 ? Away() : NotFound();
        }

        if (township is null)
        {
            return LocalRedirect($"/listed/{Town.AreaCode}");
        }

        if (await listings.FindAsync(Town.AreaCode, cancellationToken) is not { } published)
        {
            return Away();
        }

        Listed = [.. published.Items.Where(item => !item.HasEnded)];
        Ended = [.. published.Items.Where(item => item.HasEnded)];
        return Page();
    }

    public bool IsOverdue(PublicListingView item) =>
        string.CompareOrdinal(item.Deadline, $"{clock.GetUtcNow().ToOffset(Shanghai):yyyy-MM-dd}") < 0;

    private PageResult Away()
    {
        Notice = PublicTexts.UnavailablePage;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
