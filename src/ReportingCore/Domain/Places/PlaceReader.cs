using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.ReportingCore.Domain.Places;

/// <param name="VillageCode">Village the text names with certainty; empty otherwise.</param>
/// <param name="Phrase">The stretch that says where ("松岗村小学门口"); empty when nothing does.</param>
public sealed record PlaceReading(string VillageCode, string Phrase);

/// <summary>Reads where something is from what people write: village names with and without 村, landmarks, positions, group numbers.</summary>
public static class PlaceReader
{
    private const int LongestModifier = 6;

    private const string Breaks = "，。！？；、,.!?;：: \n\t的在从到往去是有我你她他它了着过这那和跟与把被让就都也又还说看见请问";
    private const string Numbers = "一二三四五六七八九十0123456789";

    /// <summary>What a headline puts before a place: "反映幸福小区电梯问题".</summary>
    private static readonly string[] Openings = ["反映", "反应", "投诉", "举报", "咨询", "请求", "恳请", "建议", "关于", "呼吁"];

    public static PlaceReading Read(string text, Jurisdiction jurisdiction)
    {
        var village = FindVillage(text, jurisdiction);
        var phrase = Landmark(text, village) ?? Bare(text, village) ?? "";
        return new(village?.Village.Code ?? "", phrase);
    }

    private static (Village Village, int Start, int End)? FindVillage(string text, Jurisdiction jurisdiction)
    {
        var found = jurisdiction.Villages
            .SelectMany(village => village.Aliases.Append(village.Name).Append(village.ShortName).Select(name => (Village: village, Name: name)))
            .Where(item => item.Name.Length > 1)
            .Select(item => (item.Village, item.Name, Start: text.IndexOf(item.Name, StringComparison.Ordinal)))
            .Where(item => item.Start >= 0 && IsCertain(text, item.Village, item.Name, item.Start))
            .Select(item => (item.Village, item.Start, End: item.Start + item.Name.Length))
            .ToList();

        // Two villages in one text ("从松岗到竹园"): certainty is gone.
        return found.Count == 0 || found.Select(item => item.Village.Code).Distinct().Count() > 1
            ? null
            : found.MaxBy(item => item.End - item.Start);
    }

    /// <summary>A short name that is a word of its own too counts only with its suffix.</summary>
    private static bool IsCertain(string text, Village village, string name, int start) =>
        !village.EverydayWord || name != village.ShortName || (start + name.Length < text.Length && text[start + name.Length] is '村' or '居' or '社');

    private static string? Landmark(string text, (Village Village, int Start, int End)? village)
    {
        var hits = Lexicon.Shipped.Find(text);
        var candidates = hits.Where(hit => hit.Kind == WordKind.Landmark && !(village is { } v && hit.Start < v.End && hit.Start >= v.Start))
            .Select(hit => (From: Left(text, hit.Start, village), To: Right(hits, hit.Start + hit.Length), Hit: hit))
            .Where(span => span.To > span.From)
            .ToList();
        if (candidates.Count == 0)
        {
            return null;
        }

        var best = candidates.OrderByDescending(span => village is { } v && span.From <= v.Start).ThenBy(span => span.From).First();
        return text[best.From..best.To];
    }

    /// <summary>Leftwards over names and modifiers up to a word that cannot belong to a place.</summary>
    private static int Left(string text, int start, (Village Village, int Start, int End)? village)
    {
        var from = start;
        while (from > 0 && start - from < LongestModifier && !Breaks.Contains(text[from - 1], StringComparison.Ordinal) && !IsOpening(text, from))
        {
            from--;
            if (village is { } at && from < at.End && from >= at.Start)
            {
                return at.Start;
            }
        }

        return from;
    }

    private static bool IsOpening(string text, int end) => Openings.Any(opening => text.AsSpan(0, end).EndsWith(opening, StringComparison.Ordinal));

    private static int Right(IReadOnlyList<LexiconHit> hits, int end)
    {
        while (hits.FirstOrDefault(hit => hit.Kind is WordKind.Position or WordKind.Landmark && hit.Start <= end && hit.Start + hit.Length > end) is { Length: > 0 } next)
        {
            end = next.Start + next.Length;
        }

        return end;
    }

    /// <summary>A village alone, with the group behind it: "松岗村三组".</summary>
    private static string? Bare(string text, (Village Village, int Start, int End)? village)
    {
        if (village is not { } at)
        {
            return null;
        }

        var end = at.End;
        while (end < text.Length && (text[end] == '村' || Numbers.Contains(text[end], StringComparison.Ordinal)))
        {
            end++;
        }

        return text[at.Start..(end < text.Length && text[end] is '组' or '队' ? end + 1 : end)];
    }
}
