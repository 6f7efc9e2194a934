using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Security;

namespace PublicReport.Gateway.Public.Pages;

/// <summary>
/// 查进度 with nothing but the receipt. The receipt is a secret: it travels in posted forms only, never in an address, and every answer is made from the
/// post itself, so that a reload repeats the same request and changes nothing twice.
/// </summary>
internal sealed class TrackModel(IPublicBackend backend, IReportingBackend reporting, ReceiptThrottle throttle, TownshipDirectory townships) : PublicPage
{
    public string Receipt { get; private set; } = "";

    public ReceiptInfo? Report { get; private set; }

    public TownshipInfo? Town { get; private set; }

    /// <summary>Words of a supplement that was not taken.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Words of an objection that was not taken.</summary>
    public string Objection { get; private set; } = "";

    /// <summary>Files of a supplement that was not taken.</summary>
    public IReadOnlyList<HeldEvidence> Evidence { get; private set; } = [];

    public string Nonce { get; private set; } = ReportFormChecks.NewNonce();

    public string Done { get; private set; } = "";

    public bool AsksWithdrawal { get; private set; }

    public bool AsksForgetting { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ?? Page();

    public async Task<IActionResult> OnPostSupplementAsync(CancellationToken cancellationToken)
    {
        (Text, Nonce) = (Field("text"), Field("nonce"));
        Evidence = [.. Request.Form["evidence"].Select(HeldEvidence.Parse).OfType<HeldEvidence>(), .. Post.Uploaded];
        CollectRefusedFiles();
        if (Text.Length == 0 && Evidence.Count == 0)
        {
            Problems.TryAdd("text", PublicTexts.SupplementMissing);
        }

        if (await FindAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        if (Problems.Count > 0)
        {
            return Again(Post.Unavailable ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity);
        }

        List<string> ids = [.. Evidence.Select(one => one.Id)];
        var request = ReportFormChecks.RequestId([Nonce, Receipt, Text, .. Evidence.Select(one => one.Digest)]);
        var answer = await backend.SupplementAsync(request, Receipt, Text, ids, cancellationToken);
        return await FinishAsync(answer, PublicTexts.Supplemented, cancellationToken);
    }

    public async Task<IActionResult> OnPostObjectAsync(CancellationToken cancellationToken)
    {
        (Objection, Nonce) = (Field("reason"), Field("nonce"));
        if (await FindAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        if (Objection.Length == 0)
        {
            Problems["reason"] = PublicTexts.ObjectionMissing;
            return Again(StatusCodes.Status422UnprocessableEntity);
        }

        var answer = await backend.ObjectAsync(ReportFormChecks.RequestId(Nonce, Receipt, "object", Objection), Receipt, Objection, cancellationToken);
        return await FinishAsync(answer, PublicTexts.Objected, cancellationToken);
    }

    /// <summary>满意 or 不满意 with the final reply.</summary>
    public async Task<IActionResult> OnPostRateAsync(CancellationToken cancellationToken)
    {
        Nonce = Field("nonce");
        if (await FindAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        var satisfied = Field("satisfied");
        if (satisfied is not ("yes" or "no"))
        {
            return Page();
        }

        var answer = await reporting.RateAsync(ReportFormChecks.RequestId(Nonce, Receipt, "rate", satisfied), Receipt, satisfied == "yes", cancellationToken);
        return await FinishAsync(answer, PublicTexts.Rated, cancellationToken);
    }

    /// <summary>坚持上报: the report that was pointed elsewhere, with everything that came with it.</summary>
    public async Task<IActionResult> OnPostInsistAsync(CancellationToken cancellationToken)
    {
        Nonce = Field("nonce");
        if (await FindAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        var answer = await reporting.InsistAsync(ReportFormChecks.RequestId(Nonce, Receipt, "insist"), Receipt, cancellationToken);
        return await FinishAsync(answer, PublicTexts.Insisted, cancellationToken);
    }

    /// <summary>First asks, then does it.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        if (Field("sure") != "yes")
        {
            AsksWithdrawal = true;
            return Page();
        }

        Nonce = Field("nonce");
        var answer = await reporting.WithdrawAsync(ReportFormChecks.RequestId(Nonce, Receipt, "withdraw"), Receipt, cancellationToken);
        return await FinishAsync(answer, PublicTexts.Withdrawn, cancellationToken);
    }

    /// <summary>删除姓名电话: first asks, then does it.</summary>
    public async Task<IActionResult> OnPostForgetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { } missing)
        {
            return missing;
        }

        if (Field("sure") != "yes")
        {
            AsksForgetting = true;
            return Page();
        }

        Nonce = Field("nonce");
        var answer = await backend.ForgetIdentityAsync(ReportFormChecks.RequestId(Nonce, Receipt, "forget"), Receipt, cancellationToken);
        return await FinishAsync(answer, PublicTexts.IdentityDeleted, cancellationToken);
    }

    private async Task<IActionResult> FinishAsync(BackendAnswer<BackendDone> answer, string done, CancellationToken cancellationToken)
    {
        if (answer.Value is null)
        {
            return Refused(answer.Error);
        }

        (Done, Text, Objection, Evidence, Nonce) = (done, "", "", [], ReportFormChecks.NewNonce());
        Report = (await backend.TrackAsync(Receipt, cancellationToken)).Value ?? Report;
        return Page();
    }

    /// <returns>Null when the receipt opened a report.</returns>
    private async Task<IActionResult?> FindAsync(CancellationToken cancellationToken)
    {
        Receipt = Field("receipt");
        if (Post.Stale)
        {
            return Again(StatusCodes.Status400BadRequest, PublicTexts.Stale);
        }

        await throttle.WaitAsync(HttpContext, cancellationToken);
        var answer = await backend.TrackAsync(Receipt, cancellationToken);
        if (answer.Value is { } report)
        {
            Report = report;
            Town = (await townships.AllAsync(cancellationToken)).FirstOrDefault(one => one.AreaCode == report.AreaCode);
            return null;
        }

        if (!answer.IsUnavailable)
        {
            throttle.Missed(HttpContext);
        }

        return Refused(answer.Error);
    }

    private PageResult Refused(string code) => code switch
    {
        BackendAnswer<BackendDone>.Unavailable => Again(StatusCodes.Status503ServiceUnavailable, PublicTexts.Unavailable),
        "receipt-not-found" => Again(StatusCodes.Status404NotFound, PublicTexts.ReceiptWrong),
        "unknown-evidence" => WithoutEvidence(code),
        _ => Again(StatusCodes.Status422UnprocessableEntity, PublicTexts.Error(code)),
    };

    /// <summary>Files that are gone or used stay so: only new ones help.</summary>
    private PageResult WithoutEvidence(string code)
    {
        Evidence = [];
        return Again(StatusCodes.Status422UnprocessableEntity, PublicTexts.Error(code));
    }

    private string Field(string name) => ReportForm.Lines(Request.Form[name]);
}
