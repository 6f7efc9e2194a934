namespace PublicReport.ReportingCore.Domain.Dedup;

public enum WordKind
{
    /// <summary>What is dangerous: a pole, a manhole, a gas bottle.</summary>
    Thing,

    /// <summary>What is wrong with it.</summary>
    Defect,

    /// <summary>What people find their way by: the school, the bridge.</summary>
    Landmark,

    /// <summary>Where of the landmark: at the gate, behind, east end.</summary>
    Position,
}

/// <param name="Kind">Role of the word.</param>
/// <param name="Concept">One name for all its synonyms.</param>
/// <param name="Family">Things that are easily named for one another (pole and wire); "-" for none.</param>
/// <param name="Start">Index of the first character in the text.</param>
/// <param name="Length">Characters.</param>
public readonly record struct LexiconHit(WordKind Kind, string Concept, string Family, int Start, int Length);

/// <summary>Finds the words of <c>Data/lexicon.tsv</c> in a text: of one kind the longest word wins, so 电线杆 is no 电线.</summary>
public sealed class Lexicon
{
    /// <summary>Family of landmarks every township has one of.</summary>
    public const string OnlyOneInTown = "town";

    private readonly Dictionary<WordKind, Dictionary<string, (string Concept, string Family)>> words = [];
    private readonly Dictionary<(WordKind, string), string> common = [];
    private readonly int longest;

    private Lexicon(IEnumerable<string> lines, Func<string, bool> known)
    {
        foreach (var cells in lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
        {
            var kind = Enum.Parse<WordKind>(cells[0], ignoreCase: true);
            words.TryAdd(kind, []);
            common.TryAdd((kind, cells[1]), cells[3].Split(' ')[0]);
            foreach (var word in cells[3].Split(' ').Where(known))
            {
                words[kind].TryAdd(word, (cells[1], cells[2]));
                longest = Math.Max(longest, word.Length);
            }
        }
    }

    public static Lexicon Shipped { get; } = new(DedupData.Lines("lexicon.tsv"), _ => true);

    /// <summary>The shipped words but some: residents have words no list knows, and training must not trust a list blindly.</summary>
    public static Lexicon Knowing(Func<string, bool> known) => new(DedupData.Lines("lexicon.tsv"), known);

    /// <summary>The common word for the most telling of some concepts; empty for none.</summary>
    public string Common(WordKind kind, IEnumerable<string> concepts) =>
        concepts.OrderByDescending(Rarities.Of).ThenBy(concept => concept, StringComparer.Ordinal).Select(concept => common[(kind, concept)]).FirstOrDefault("");

    public IReadOnlyList<LexiconHit> Find(string text)
    {
        var hits = new List<LexiconHit>();
        foreach (var (kind, known) in words)
        {
            for (var start = 0; start < text.Length;)
            {
                start += Longest(text, start, kind, known) is { } hit ? Add(hits, hit) : 1;
            }
        }

        return hits;
    }

    private static int Add(List<LexiconHit> hits, LexiconHit hit)
    {
        hits.Add(hit);
        return hit.Length;
    }

    private LexiconHit? Longest(string text, int start, WordKind kind, Dictionary<string, (string Concept, string Family)> known)
    {
        for (var length = Math.Min(longest, text.Length - start); length > 0; length--)
        {
            if (known.TryGetValue(text.Substring(start, length), out var entry))
            {
                return new(kind, entry.Concept, entry.Family, start, length);
            }
        }

        return null;
    }
}

/// <summary>Text files that ship inside the assembly.</summary>
internal static class DedupData
{
    /// <exception cref="InvalidOperationException">The build left the file out.</exception>
    public static IEnumerable<string> Lines(string name)
    {
        var assembly = typeof(DedupData).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(item => item.EndsWith(".Dedup.Data." + name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(name));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
    }
}
