using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PublicReport.Gateway.Public;

/// <summary>What the pages with forms share. The token is checked by <see cref="EvidenceForm"/>, which can show everything again instead of refusing.</summary>
[IgnoreAntiforgeryToken]
[TypeFilter(typeof(EvidenceForm))]
internal abstract class PublicPage : PageModel
{
    /// <summary>Shown on top: what happened and what to do.</summary>
    public string Notice { get; protected set; } = "";

    /// <summary>Sentences by field.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    protected PublicPost Post => PublicPost.Of(HttpContext);

    /// <summary>The same page with everything on it and the reason.</summary>
    protected PageResult Again(int status, string notice = "")
    {
        Notice = notice;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Adds what became of the uploads to the problems.</summary>
    protected void CollectRefusedFiles()
    {
        if (Post.Refused.Count > 0)
        {
            Problems["files"] = string.Concat(Post.Refused.Distinct().Select(PublicTexts.Error)) + PublicTexts.FilesAgain;
        }
    }
}
