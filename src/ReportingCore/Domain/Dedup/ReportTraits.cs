using PublicReport.ReportingCore.Domain.Places;

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
}

/// <summary>A fingerprint read: things, defects, landmarks, numbers and character bigrams.</summary>
public sealed class ReportTraits
{
    private ReportTraits(Fingerprint source)
    {
        Source = source;
        Words = new string(source.Text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit).ToArray());
        var hits = Lexicon.Shipped.Find(Words);
        Things = Concepts(hits, WordKind.Thing);
        Families = hits.Where(hit => hit.Kind == WordKind.Thing).Select(hit => hit.Family).ToHashSet();
        Defects = Concepts(hits, WordKind.Defect);
        Landmarks = Concepts(hits, WordKind.Landmark);
        Positions = Concepts(hits, WordKind.Position);
        Numbers = NumbersIn(Words);
        Bigrams = Words.Length < 2 ? [Words] : Enumerable.Range(0, Words.Length - 1).Select(i => Words.Substring(i, 2)).ToHashSet();
    }

    public Fingerprint Source { get; }

    public string Words { get; }

    public IReadOnlySet<string> Things { get; }

    public IReadOnlySet<string> Families { get; }

    public IReadOnlySet<string> Defects { get; }

    public IReadOnlySet<string> Landmarks { get; }

    public IReadOnlySet<string> Positions { get; }

    public IReadOnlySet<string> Numbers { get; }

    public IReadOnlySet<string> Bigrams { get; }

    public static ReportTraits Of(Fingerprint source) => new(source);

    private static HashSet<string> Concepts(IReadOnlyList<LexiconHit> hits, WordKind kind) =>
        hits.Where(hit => hit.Kind == kind).Select(hit => hit.Concept).ToHashSet();

    private static HashSet<string> NumbersIn(string words)
    {
        var numbers = new HashSet<string>();
        for (var i = 0; i < words.Length; i++)
        {
            var start = i;
            while (i < words.Length && char.IsAsciiDigit(words[i]))
            {
                i++;
            }

            if (i > start)
            {
                numbers.Add(words[start..i]);
            }
        }

        return numbers;
    }
}
