using System.Text.RegularExpressions;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>
/// Hears danger that is there right now, before and without the classifier. What might happen one day ("容易着火"), happens now and then, happened long ago or
/// did not happen is a hazard, not an emergency. A clause is read by itself: a word of danger counts unless the words around it take it back. Where both
/// readings are possible it counts: a needless call costs less than a missed one. Pure.
/// </summary>
internal static class DangerWords
{
    /// <summary>Characters before a word of danger that can take it back.</summary>
    private const int Reach = 24;

    public static bool IsNow(string text)
    {
        var clauses = DangerPatterns.Breaks().Split(DangerPatterns.BareTime().Replace(text, "$1"));
        for (var i = 0; i < clauses.Length; i++)
        {
            var (clause, earlier) = (clauses[i], i == 0 ? "" : clauses[i - 1]);
            if (DangerPatterns.Danger().Matches(clause).Any(danger => IsMeant(danger, clause, earlier, string.Join('，', clauses[i..]))))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="danger">The word found.</param>
    /// <param name="clause">Where it stands.</param>
    /// <param name="earlier">The clause before.</param>
    /// <param name="onwards">This clause and all that follow.</param>
    private static bool IsMeant(Match danger, string clause, string earlier, string onwards)
    {
        var (head, tail) = (clause[Math.Max(0, danger.Index - Reach)..danger.Index], clause[(danger.Index + danger.Length)..]);
        var (imminent, lasting, fire) = (danger.Groups["imminent"].Success, danger.Groups["lasting"].Success, danger.Groups["fire"].Success);
        var hasHappened = danger.Value.EndsWith('了') || tail.StartsWith('了');
        var isUnreal = DangerPatterns.Elsewhere().IsMatch(clause)
            || DangerPatterns.Denied().IsMatch(head)
            || DangerPatterns.Supposed().IsMatch(head)
            || DangerPatterns.OnlyNamed().IsMatch(tail)
            || DangerPatterns.Rhetorical().IsMatch(tail)
            || (!imminent && DangerPatterns.Possible().IsMatch(head))
            || (!imminent && !hasHappened && DangerPatterns.Suspected().IsMatch(head))
            || (!fire && !lasting && (IsSupposedBefore(earlier, clause) || DangerPatterns.AskedAbout().IsMatch(tail)));
        if (isUnreal)
        {
            return false;
        }

        var isOver = DangerPatterns.Nearly().IsMatch(head)
            || (!lasting && (DangerPatterns.Past().IsMatch(head) || DangerPatterns.Habit().IsMatch(head) || tail.StartsWith('过')))
            || (fire && DangerPatterns.PutOut().IsMatch(onwards));
        return !isOver || DangerPatterns.Still().IsMatch(onwards);
    }

    /// <summary>"要是晚上起火，人被困在里面出不来": what is supposed in one clause goes on in the next, unless that one tells what has happened.</summary>
    private static bool IsSupposedBefore(string earlier, string clause) =>
        DangerPatterns.Condition().IsMatch(earlier) && !clause.EndsWith('了') && !DangerPatterns.Present().IsMatch(earlier + clause);
}
