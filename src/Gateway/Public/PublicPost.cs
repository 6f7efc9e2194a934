namespace PublicReport.Gateway.Public;

/// <summary>What came with a posted form: whether it is ours, the files the core took, and what went wrong with others.</summary>
internal sealed class PublicPost
{
    /// <summary>Antiforgery token missing or outdated: nothing is done, everything is shown again with a new token.</summary>
    public bool Stale { get; set; }

    public List<HeldEvidence> Uploaded { get; } = [];

    /// <summary>Stable codes of refused files.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>The core could not be reached while a file was being sent.</summary>
    public bool Unavailable { get; set; }

    public static PublicPost Of(HttpContext context) => context.Features.Get<PublicPost>() ?? new() { Stale = true };
}
