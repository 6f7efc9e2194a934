using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Dialogue;

namespace PublicReport.Gateway.Public.Pages;

internal enum ReportStage
{
    Form,
    Summary,
    Accepted,
}

/// <summary>举报: form, summary, receipt. Each step is a posted form; nothing of a draft is kept here and no address ever holds any of it.</summary>
internal sealed class ReportModel(IPublicBackend backend, TownshipDirectory townships, IDataProtectionProvider protection, TimeProvider clock) : PublicPage
{
    private readonly ITimeLimitedDataProtector seals = protection.CreateProtector("public-report-reading").ToTimeLimitedDataProtector();

    public ReportStage Stage { get; private set; }

    public TownshipInfo? Town { get; private set; }

    public ReportForm Form { get; private set; } = new();

    public DraftReading Reading { get; private set; } = DraftReading.None;

    public AcceptedInfo? Accepted { get; private set; }

    public string Area => RouteData.Values["township"] as string ?? "";

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Of the page to come back to; never with the receipt.</summary>
    public string TrackingAddress => PublicAddress.Of(HttpContext, "/t");

    public string VillageName => Town?.Villages.FirstOrDefault(one => one.Code == Form.Village)?.Name ?? "";

    public bool IsUrgent => Reading.Urgent || DangerWords.IsNow(Form.Text);

    /// <param name="scene">As in the QR codes of villages: "v:07", the end of a village code.</param>
    /// <param name="cancellationToken">Aborted with the request.</param>
    public async Task<IActionResult> OnGetAsync(string? scene, CancellationToken cancellationToken)
    {
        if (await FindTownAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        var (_, village) = Scenes.Find(scene ?? "", [Town!]);
        Form = new() { Nonce = ReportFormChecks.NewNonce(), Village = village?.Code ?? "" };
        return Page();
    }

    /// <summary>The released picture of a hazard the reading named; kept by nobody on the way.</summary>
    public async Task<IActionResult> OnGetKnownAsync(string? token, CancellationToken cancellationToken) =>
        (await backend.ReadKnownPictureAsync(Area, token ?? "", cancellationToken)).Value is { } picture ? File(picture, "image/jpeg") : NotFound();

    /// <summary>修改: back to the form with everything on it.</summary>
    public async Task<IActionResult> OnPostEditAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostReviewAsync(CancellationToken cancellationToken)
    {
        if (await ReadCheckedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        var answer = await backend.AssessAsync(Form.ToReport(Area, urgent: false), cancellationToken);
        if (answer.Value is not { } reading)
        {
            return Refused(answer.Error, ReportStage.Form);
        }

        // Words that say where are enough; asked is only for what is missing.
        Form = Form with
        {
            Village = Form.Village.Length > 0 ? Form.Village : reading.VillageCode,
            Place = Form.HasPlace ? Form.Place : reading.Place,
        };
        if (!Form.HasPlace)
        {
            Problems["place"] = PublicTexts.PlaceMissing;
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        return Summary(reading);
    }

    /// <summary>不是: this known hazard is not shown again and will not be joined.</summary>
    public async Task<IActionResult> OnPostRejectAsync(CancellationToken cancellationToken)
    {
        if (await ReadCheckedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        Form = Form with { Rejected = [.. Form.Rejected, .. Request.Form["reject"].OfType<string>()] };
        Reading = Unseal(Form.Reading);
        Stage = ReportStage.Summary;
        return Page();
    }

    public async Task<IActionResult> OnPostSubmitAsync(CancellationToken cancellationToken)
    {
        if (await ReadCheckedAsync(cancellationToken) is { } refused)
        {
            return refused;
        }

        Form = Form with
        {
            Insist = Request.Form["insist"] == "yes",
            Rejected = Request.Form["none"] == "yes" ? [.. Form.Rejected, .. Reading.Similar.Select(one => one.JoinToken)] : Form.Rejected,
        };
        var join = Request.Form["join"].FirstOrDefault() ?? "";
        var answer = await backend.SubmitAsync(ReportFormChecks.RequestId(Form), Form.ToReport(Area, IsUrgent, join), cancellationToken);
        if (answer.Value is not { } accepted)
        {
            return Refused(answer.Error, ReportStage.Summary);
        }

        (Accepted, Stage) = (accepted, ReportStage.Accepted);
        return Page();
    }

    private async Task<IActionResult?> FindTownAsync(CancellationToken cancellationToken)
    {
        var all = await townships.AllAsync(cancellationToken);
        Town = all.FirstOrDefault(one => one.AreaCode == Area);
        return Town is not null ? null : all.Count == 0 ? Again(StatusCodes.Status503ServiceUnavailable, PublicTexts.UnavailablePage) : NotFound();
    }

    /// <summary>Takes the posted form; an answer only when there is nothing to go on with.</summary>
    private async Task<IActionResult?> ReadAsync(CancellationToken cancellationToken)
    {
        var form = ReportForm.Read(Request.Form);
        Form = form with
        {
            Nonce = form.Nonce.Length > 0 ? form.Nonce : ReportFormChecks.NewNonce(),
            Evidence = [.. form.Evidence, .. Post.Uploaded],
        };
        CollectRefusedFiles();
        var missing = await FindTownAsync(cancellationToken);
        Reading = Unseal(Form.Reading);
        return missing is NotFoundResult ? missing : Post.Stale ? Again(StatusCodes.Status400BadRequest, PublicTexts.Stale) : null;
    }

    private async Task<IActionResult?> ReadCheckedAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) ?? Checked();

    private PageResult? Checked()
    {
        foreach (var (field, sentence) in ReportFormChecks.Find(Form, Now))
        {
            Problems.TryAdd(field, sentence);
        }

        return Post.Unavailable ? Again(StatusCodes.Status503ServiceUnavailable, PublicTexts.Unavailable)
            : Problems.Count > 0 ? Again(StatusCodes.Status422UnprocessableEntity)
            : null;
    }

    private PageResult Refused(string code, ReportStage stage)
    {
        if (code == BackendAnswer<BackendDone>.Unavailable)
        {
            Stage = stage;
            return Again(StatusCodes.Status503ServiceUnavailable, PublicTexts.Unavailable);
        }

        // Files wait a day for their report; after that only new ones help.
        Form = code == "unknown-evidence" ? Form with { Evidence = [] } : Form;
        return Again(StatusCodes.Status422UnprocessableEntity, PublicTexts.Error(code));
    }

    private PageResult Summary(DraftReading reading)
    {
        Reading = reading;
        Form = Form with { Reading = seals.Protect(JsonSerializer.Serialize(reading), TimeSpan.FromMinutes(30)) };
        Stage = ReportStage.Summary;
        return Page();
    }

    private DraftReading Unseal(string text)
    {
        try
        {
            var reading = text.Length == 0 ? Reading : JsonSerializer.Deserialize<DraftReading>(seals.Unprotect(text))!;
            return reading with { Similar = Form.ToReport(Area, urgent: false).IsConfided ? [] : [.. reading.Similar.Where(one => !Form.Rejected.Contains(one.JoinToken))] };
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Older than half an hour: the tokens in it are void as well, and the core looks for the same hazard again when it is submitted.
            return Reading;
        }
    }
}
