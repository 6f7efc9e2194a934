using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Dialogue;

namespace PublicReport.Gateway.Public.Pages;

/// <summary>The township of the scene on the QR code, the only one there is, or a list to choose from.</summary>
internal sealed class TownshipsModel(TownshipDirectory townships) : PageModel
{
    public IReadOnlyList<TownshipInfo> Towns { get; private set; } = [];

    public string Notice { get; private set; } = "";

    /// <param name="scene">"v:07" (end of a village code) or an area code, as for the bot.</param>
    /// <param name="cancellationToken">Aborted with the request.</param>
    public async Task<IActionResult> OnGetAsync(string? scene, CancellationToken cancellationToken)
    {
        Towns = await townships.AllAsync(cancellationToken);
        if (Towns.Count == 0)
        {
            Notice = PublicTexts.UnavailablePage;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Page();
        }

        var (town, village) = Scenes.Find(scene ?? "", Towns);
        var area = town?.AreaCode ?? (Towns is [var only] ? only.AreaCode : "");
        return area.Length == 0 ? Page()
            : LocalRedirect(village is not null ? $"/r/{area}?scene={Uri.EscapeDataString(scene!)}" : $"/r/{area}");
    }
}
