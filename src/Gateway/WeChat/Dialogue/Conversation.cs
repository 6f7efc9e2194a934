namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>The conversation: session and input in, session, reply and effect out. Pure.</summary>
internal static class Conversation
{
    /// <summary>Characters; the core takes no more.</summary>
    public const int MaxText = 2000;

    /// <summary>How long what comes still belongs to the report being supplemented.</summary>
    public static readonly TimeSpan SupplementTime = TimeSpan.FromMinutes(10);

    /// <summary>After that a second 提交 is no double tap.</summary>
    private static readonly TimeSpan JustSubmitted = TimeSpan.FromMinutes(10);

    public static Turn Text(Session session, string text, Facts facts)
    {
        session = Awake(session, facts, out var notice);
        var turn = Step(session, text, facts);
        return notice.Length == 0 ? turn
            : turn.Effect == EffectKind.None ? turn with { Reply = notice + turn.Reply }
            : turn with { Session = turn.Session with { DraftExpired = true } };
    }

    /// <summary>Words that will be added to the draft are worth an assessment; everything else is none of the classifier's business.</summary>
    public static bool IsNarrative(Session session, string text, DateTimeOffset now) =>
        text.Length <= MaxText && Words.Bare(text).Length > 1 && Words.Command(text).Length == 0 && Words.FindChoice(text) is null
        && Words.FindReceipt(text) is null && !Words.ResemblesReceipt(text) && !Words.IsSticker(text) && !Words.IsOnlyAbuse(text)
        && !(session.Draft is null && Words.SaysNothing(text))
        && !IsSupplementing(session, now)
        && (session.Expecting != Expect.Identity || DangerWords.IsNow(text));

    public static bool IsSupplementing(Session session, DateTimeOffset now) => session.Expecting == Expect.Supplement && session.SupplementUntil > now;

    /// <summary>Ends what time has ended; the person is told once of a draft that is gone.</summary>
    public static Session Awake(Session session, Facts facts, out string notice)
    {
        notice = session.DraftExpired ? Replies.DraftExpired : "";
        var ended = session.Expecting == Expect.Supplement && !IsSupplementing(session, facts.Now);
        return session with { DraftExpired = false, Expecting = ended ? Expect.Nothing : session.Expecting };
    }

    private static Turn Step(Session session, string text, Facts facts)
    {
        if (text.Length > MaxText)
        {
            return new(session, (DangerWords.IsNow(text) ? Replies.Danger : "") + Replies.TooLong);
        }

        if (Words.FindReceipt(text) is { } receipt)
        {
            return PastedReceipt.Take(session, receipt, text, facts);
        }

        if (Words.ResemblesReceipt(text))
        {
            return PastedReceipt.Mistyped(session, text);
        }

        if (Words.IsSticker(text) || Words.Bare(text).Length == 0)
        {
            return Drafting.Again(session, facts, text.Trim().Length == 0 ? "" : Replies.Sticker);
        }

        if (session.Draft is null && !IsSupplementing(session, facts.Now) && Words.SaysNothing(text))
        {
            return new(session, session.Wanted.Length > 0 ? Replies.AskReceipt : Replies.Unclear);
        }

        if (Words.FindAbout(text) is { } about)
        {
            return Commands.About(session, about.Word, about.Tail, facts);
        }

        var word = Words.Command(text);
        if (IsSupplementing(session, facts.Now) && Words.IsShortAnswer(text))
        {
            return Supplement(session, text.Trim(), "", facts);
        }

        return Commands.Take(session, word, facts)
            ?? (session.Draft is null ? Drafting.Early(session, word, facts) : Drafting.Choice(session, word, text, facts))
            ?? Answer(session, word, text.Trim(), facts);
    }

    private static Turn Answer(Session session, string word, string text, Facts facts)
    {
        // A word of ours at the wrong moment, an old link tapped again for instance, is no report.
        if (word.Length > 0 || Words.FindChoice(text) is not null)
        {
            return session.Draft is null ? new(session, Replies.NothingToSubmit) : Drafting.Ask(session, facts);
        }

        if (Words.IsOnlyAbuse(text))
        {
            return new(session, Replies.Abuse);
        }

        if (IsSupplementing(session, facts.Now))
        {
            return Supplement(session, text, "", facts);
        }

        return Drafting.TakeText(session, text, facts);
    }

    /// <summary>Words or a file for the report whose supplement was announced; more may follow for a while.</summary>
    public static Turn Supplement(Session session, string text, string mediaId, Facts facts)
    {
        var urgent = DangerWords.IsNow(text) ? Replies.Danger : "";
        return new(session with { SupplementUntil = facts.Now + SupplementTime }, urgent + Replies.Supplemented, EffectKind.Supplement, text) { MediaId = mediaId };
    }

    internal static bool HasJustSubmitted(Session session, Facts facts) => session.LastReceipt.Length > 0 && facts.Now - session.SubmittedAt < JustSubmitted;
}
