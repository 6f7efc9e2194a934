using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Hazards others have reported that may be the same: offered with the summary, never asked for. Pure.</summary>
internal static class Suggestions
{
    /// <summary>Numbers as shown: open ones first, then those already dealt with.</summary>
    public static IReadOnlyList<SimilarInfo> InOrder(Draft draft) => [.. draft.Similar.OrderBy(one => one.WrittenOff)];

    public static Turn? Choose(Session session, string word, string text, Facts facts)
    {
        var (draft, offered) = (session.Draft!, InOrder(session.Draft!));
        if (offered.Count == 0)
        {
            // Tapped again further up in the chat, after it was settled.
            return word == "不是" || Words.FindChoice(text) is not null ? Drafting.Ask(session, facts) : null;
        }

        if (word == "不是")
        {
            return Drafting.Ask(Drafting.With(session, draft with { Similar = [], Rejected = [.. draft.Rejected, .. offered] }), facts);
        }

        return Words.FindChoice(text) switch
        {
            null => null,
            0 when offered.Count > 1 => new(session, Replies.WhichOne(draft, facts.Now)),
            var number when number > offered.Count => new(session, Replies.WhichOne(draft, facts.Now)),
            var number => Take(session, offered[Math.Max(number.Value, 1) - 1], facts),
        };
    }

    /// <summary>After new words: what the core now finds, without what the person has already said no to.</summary>
    public static Draft Refresh(Draft draft, Facts facts) =>
        draft.IsConfided ? Without(draft)
        : draft.JoinToken.Length > 0 || facts.Assessment is not { } assessed ? draft
        : draft with { Similar = [.. assessed.Similar.Where(one => !draft.Rejected.Any(no => IsSame(no, one)))] };

    /// <summary>Somebody who wants to stay hidden chooses nothing that others can see.</summary>
    public static Draft Without(Draft draft) => draft with { Similar = [], JoinToken = "", Joined = "" };

    private static Turn Take(Session session, SimilarInfo chosen, Facts facts) => Drafting.Ask(
        Drafting.With(session, session.Draft! with { Similar = [], JoinToken = chosen.JoinToken, Joined = Replies.Describe(chosen, facts.Now) }), facts);

    /// <summary>Tokens differ each time; what is shown does not.</summary>
    private static bool IsSame(SimilarInfo one, SimilarInfo other) =>
        one.FirstReportedAt == other.FirstReportedAt && one.Title == other.Title && one.Place == other.Place;
}
