using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>One person of staff as stored (sealed). Without a password the account waits for its one-time link to be redeemed.</summary>
internal sealed record StaffAccount
{
    public required Actor Actor { get; init; }

    public PasswordHash? Password { get; init; }

    /// <summary>Links that may still be redeemed, newest last; redeeming one ends them all.</summary>
    public IReadOnlyList<OpenLink> Links { get; init; } = [];

    /// <summary>Version of the event that last ended all sessions: a new link (a reset, another office or other roles) or its redemption; 0 before any.</summary>
    public long SessionsFrom { get; init; }

    /// <summary>Sessions the person has signed out of, until their tokens would have expired anyway.</summary>
    public IReadOnlyList<EndedSession> Ended { get; init; } = [];

    /// <summary>Where supervision news goes by WeChat: bound by the person, sealed to the notification key; null without one.</summary>
    public PushAddress? WeChat { get; init; }

    /// <summary>Nothing has ended the session since it was opened.</summary>
    public bool Holds(TokenClaims session) => SessionsFrom == session.SessionsFrom && Ended.All(ended => ended.Session != session.Session);

    public bool Activated => Password is not null;

    /// <summary>Accounts are typed by hand: width, case and surrounding blanks do not matter.</summary>
    public static string Normalize(string account) =>
        OneForm.Of(account.Trim()).ToLowerInvariant();
}

/// <summary>A one-time link: only the keyed hash of its code is kept.</summary>
internal sealed record OpenLink(string Hash, DateTimeOffset ExpiresAt);

/// <param name="Session">See <see cref="TokenClaims.Session"/>.</param>
/// <param name="ExpiresAt">Of its token, seconds since 1970.</param>
internal sealed record EndedSession(string Session, long ExpiresAt);

/// <summary>Which account a link belongs to.</summary>
internal sealed record LinkEntry(string Account);

/// <summary>Who may bind a WeChat by a code, as long as the session that asked for it counts.</summary>
internal sealed record BindingEntry(string Account, long SessionsFrom);

/// <summary>Tries to sign in since the last success; counted before the password is looked at, so that a burst of guesses cannot slip through.</summary>
internal sealed record SignInTries(int Count, DateTimeOffset NotBefore)
{
    private const int Free = 3;

    /// <summary>How long tries are remembered after the last one.</summary>
    public static TimeSpan Remembered { get; } = TimeSpan.FromHours(1);

    private static TimeSpan LongestWait { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Three tries cost nothing; then 2, 4, 8 … seconds up to a quarter of an hour.</summary>
    public static SignInTries After(SignInTries? earlier, DateTimeOffset now)
    {
        var count = (earlier?.Count ?? 0) + 1;
        var wait = count <= Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, count - Free), LongestWait.TotalSeconds));
        return new(count, now + wait);
    }
}
