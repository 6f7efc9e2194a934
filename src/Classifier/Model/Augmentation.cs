using PublicReport.Classifier.Corpus;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Makes long letters of short reports while training: the corpus is written as people type on phones, while letters to a complaints board wrap
/// the same matter in ten lines. Only the trainer sees these texts. They come from rows of its own fold, so nothing leaks into a measure.
/// </summary>
internal sealed class Augmentation(TrainingMaterial material, TrainingOptions options)
{
    private readonly Random random = new(options.Seed);

    /// <summary>Reports that are only joined, without phrases around them, are texts as people write them.</summary>
    private readonly bool thinned = material.Phrases.Neutral.Count > 0;

    /// <summary>The rows themselves first, in their order; then letters made of them; then lines of plain names.</summary>
    public List<TrainingRow> Expand(IReadOnlyList<CorpusRow> rows) =>
        [.. ExpandReports(rows), .. material.Lexicon.SelectMany(entry => OfWords(entry.Key, entry.Value))];

    public List<TrainingRow> ExpandReports(IReadOnlyList<CorpusRow> rows)
    {
        var expanded = rows.Select(row => new TrainingRow(row.Text, row.Primary, row.Weight)).ToList();
        var byLabel = rows.GroupBy(row => row.Primary).ToDictionary(group => group.Key, group => group.ToArray());
        var elsewhere = byLabel.GetValueOrDefault(SafetyDomain.OutOfScope) ?? [];
        foreach (var row in rows.Where(row => row.Text.Length <= (thinned ? options.LongestExpanded : options.LongestJoined)))
        {
            // A letter that tells of two hazards of one domain, or also complains of fees or noise, still reports the hazard.
            var text = random.Next(3) switch
            {
                0 => row.Text,
                1 => Join(row.Text, byLabel[row.Primary]),
                _ => elsewhere.Length == 0 ? row.Text : Join(row.Text, elsewhere),
            };
            expanded.Add(new(Frame(Coloured(text, row.Primary)), row.Primary, row.Weight, thinned));
        }

        return expanded;
    }

    /// <summary>The corpus avoids the obvious words on purpose; real letters use them, and these few lines say whose they are.</summary>
    private IEnumerable<TrainingRow> OfWords(string label, IReadOnlyList<string> words)
    {
        var wanted = label == SafetyDomain.OutOfScope ? options.WordRowsOutOfScope : options.WordRows;
        for (var count = 0; count < wanted; count++)
        {
            var text = string.Join('，', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(words)));
            text = Coloured(random.Next(2) == 0 ? Frame(text) : text, label);
            yield return new(text, label, Thinned: thinned);
        }
    }

    private string Join(string text, CorpusRow[] others)
    {
        var other = Pick(others).Text;
        return random.Next(2) == 0 ? $"{text}，{other}" : $"{other}，{text}";
    }

    /// <summary>Hazards are called dangerous about as often as in real letters, and what is no safety matter seldom; it is quarrelled over the more.</summary>
    private string Coloured(string text, string label)
    {
        var outside = label == SafetyDomain.OutOfScope;
        text = Sprinkle(text, material.Phrases.Danger, outside ? options.DangerOutOfScope : options.Danger);
        return Sprinkle(text, material.Phrases.Quarrel, outside ? options.QuarrelOutOfScope : options.Quarrel);
    }

    private string Sprinkle(string text, IReadOnlyList<string> phrases, double share)
    {
        if (phrases.Count == 0 || random.NextDouble() >= share)
        {
            return text;
        }

        for (var count = random.Next(1, options.MostColourings + 1); count > 0; count--)
        {
            text = random.Next(5) < 3 ? $"{text}，{Pick(phrases)}" : $"{Pick(phrases)}，{text}";
        }

        return text;
    }

    private string Frame(string text)
    {
        if (!thinned)
        {
            return text;
        }

        var count = random.Next(options.FewestPhrases, options.MostPhrases + 1);
        var before = random.Next(count + 1);
        return string.Join('，', [.. Phrases(before), text, .. Phrases(count - before)]);
    }

    private string[] Phrases(int count) => [.. Enumerable.Range(0, count).Select(_ => Pick(material.Phrases.Neutral))];

    private T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
