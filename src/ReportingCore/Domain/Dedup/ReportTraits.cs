using PublicReport.ReportingCore.Domain.Places;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>What of one report is kept to compare later ones with; lies sealed in the hazard's dedup profile.</summary>
/// <param name="Text">Words of the report, at most <see cref="LongestText"/> characters.</param>
/// <param name="VillageCode">Chosen or named village; empty when unknown.</param>
/// <param name="Domain">Safety domain as classified.</param>
/// <param name="Pin">WGS-84; null without one.</param>
/// <param name="At">Moment of acceptance.</param>
public sealed record Fingerprint(string Text, string VillageCode, string Domain, Fix? Pin, DateTimeOffset At)
{
    public const int LongestText = 160;

    /// <summary>Difference hashes of the report's photos (<see cref="PhotoLikeness"/>).</summary>
    public IReadOnlyList<ulong>? Photos { get; init; }
}

/// <summary>A fingerprint read: things, defects, landmarks, numbered parts, character bigrams, and which domains its words lean to.</summary>
public sealed class ReportTraits
{
    private static readonly string[] Distinguishing =
        ["不是一个", "不是同一", "不是一回", "不是那个", "不是那根", "不是这个", "不是这根", "不是上次", "另一根", "另一个", "另一处", "另外一", "别的地方", "又一处", "又一根", "还有一根", "还有一处"];

    private ReportTraits(Fingerprint source, Lexicon lexicon)
    {
        Source = source;
        Words = new string(OneForm.Of(source.Text).Where(char.IsLetterOrDigit).ToArray());
        var hits = lexicon.Find(Words);
        var subjects = Subjects(hits);
        Things = subjects.Select(hit => hit.Concept).ToHashSet();
        Families = subjects.Select(hit => hit.Family).ToHashSet();
        Defects = Of(hits, WordKind.Defect, hit => hit.Concept);
        DefectFamilies = Of(hits, WordKind.Defect, hit => hit.Family);
        Landmarks = Of(hits, WordKind.Landmark, hit => hit.Concept);
        TownLandmarks = hits.Where(hit => hit.Kind == WordKind.Landmark && hit.Family == Lexicon.OnlyOneInTown).Select(hit => hit.Concept).ToHashSet();
        Positions = Of(hits, WordKind.Position, hit => hit.Concept);
        Spots = SpotsIn(hits);
        Numbered = NumberedParts.In(Words);
        Names = PlaceNames.In(Words);
        SaidToBeAnother = Distinguishing.Any(Words.Contains);
        Bigrams = Words.Length < 2 ? [Words] : Enumerable.Range(0, Words.Length - 1).Select(i => Words.Substring(i, 2)).ToHashSet();
        Leaning = Leanings.Shipped.Of(source.Text);
    }

    public Fingerprint Source { get; }

    public string Words { get; }

    /// <summary>What is dangerous, by concept; a thing that only says where ("变压器旁边") counts when there is nothing else.</summary>
    public IReadOnlySet<string> Things { get; }

    public IReadOnlySet<string> Families { get; }

    public IReadOnlySet<string> Defects { get; }

    public IReadOnlySet<string> DefectFamilies { get; }

    public IReadOnlySet<string> Landmarks { get; }

    /// <summary>Landmarks a township has one of: its hospital, its middle school.</summary>
    public IReadOnlySet<string> TownLandmarks { get; }

    public IReadOnlySet<string> Positions { get; }

    /// <summary>Landmark with the position behind it: "school gate".</summary>
    public IReadOnlySet<string> Spots { get; }

    /// <summary>"building 3", "group 5": kind and number.</summary>
    public IReadOnlySet<string> Numbered { get; }

    /// <summary>Proper names of places, see <see cref="PlaceNames"/>.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>The reporter says that it is not the one already known.</summary>
    public bool SaidToBeAnother { get; }

    public IReadOnlySet<string> Bigrams { get; }

    /// <summary>Unit vector over the domains, see <see cref="Leanings"/>.</summary>
    public IReadOnlyList<float> Leaning { get; }

    public static ReportTraits Of(Fingerprint source) => new(source, Lexicon.Shipped);

    /// <summary>With other words than the shipped ones, so that training can look at reports it does not quite understand.</summary>
    public static ReportTraits Of(Fingerprint source, Lexicon lexicon) => new(source, lexicon);

    private static HashSet<string> Of(IReadOnlyList<LexiconHit> hits, WordKind kind, Func<LexiconHit, string> part) =>
        hits.Where(hit => hit.Kind == kind).Select(part).ToHashSet();

    private static List<LexiconHit> Subjects(IReadOnlyList<LexiconHit> hits)
    {
        var starts = hits.Where(hit => hit.Kind == WordKind.Position).Select(hit => hit.Start).ToHashSet();
        var things = hits.Where(hit => hit.Kind == WordKind.Thing).ToList();
        var subjects = things.Where(hit => !starts.Contains(hit.Start + hit.Length)).ToList();
        return subjects.Count > 0 ? subjects : things;
    }

    private static HashSet<string> SpotsIn(IReadOnlyList<LexiconHit> hits) =>
        hits.Where(hit => hit.Kind == WordKind.Landmark)
            .SelectMany(mark => hits.Where(hit => hit.Kind == WordKind.Position && hit.Start - mark.Start - mark.Length is >= 0 and <= 1)
                .Select(position => $"{mark.Concept} {position.Concept}"))
            .ToHashSet();
}
