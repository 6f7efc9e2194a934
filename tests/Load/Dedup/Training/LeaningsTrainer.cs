using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup.Training;

/// <summary>Learns <see cref="Leanings"/> from the routing corpus: maximum entropy over one- and two-letter n-grams, weights rounded to a byte.</summary>
internal static class LeaningsTrainer
{
    private const int Kept = 8000;
    private const int MinimumDocuments = 3;

    /// <returns>Lines of <c>rarities.tsv</c>.</returns>
    public static IEnumerable<string> Rarities(string corpus)
    {
        var texts = Texts(corpus).Select(row => row.Text).ToList();
        return texts.SelectMany(text => Lexicon.Shipped.Find(text).Where(hit => hit.Kind == WordKind.Thing).Select(hit => hit.Concept).Distinct())
            .GroupBy(thing => thing).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Key}\t{Math.Log((double)texts.Count / group.Count()):0.00}"))
            .Prepend("# Thing, -ln of its share of the routing corpus. Written by tests/Load -- dedup-leanings.");
    }

    /// <param name="corpus">Folder with one file a domain, first column the text.</param>
    /// <returns>Lines of <c>leanings.tsv</c>.</returns>
    public static IEnumerable<string> Train(string corpus)
    {
        var rows = Texts(corpus);
        var labels = rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var rarity = Rarity(rows.Select(row => row.Text).ToList());
        var examples = rows.Select(row => new Example { Features = Vector(row.Text, rarity), Label = (uint)Array.IndexOf(labels, row.Label) }).ToList();
        var weights = Fit(examples, labels.Length, rarity.Count);
        return Lines(rarity, labels, weights, Middle(examples, weights));
    }

    private static List<(string Text, string Label)> Texts(string corpus) => Directory.GetFiles(corpus, "*.tsv").Order(StringComparer.Ordinal)
        .SelectMany(file => File.ReadLines(file).Skip(1).Select(line => (Text: line.Split('\t')[0], Label: Path.GetFileNameWithoutExtension(file))))
        .ToList();

    private static SortedDictionary<string, (int Slot, float Rarity)> Rarity(List<string> texts)
    {
        var documents = texts.SelectMany(text => Leanings.Grams(text).Distinct()).GroupBy(gram => gram).Where(group => group.Count() >= MinimumDocuments)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(Kept).ToList();
        var table = new SortedDictionary<string, (int, float)>(StringComparer.Ordinal);
        foreach (var group in documents.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table[group.Key] = (table.Count, MathF.Round(MathF.Log((1f + texts.Count) / (1 + group.Count())) + 1, 3));
        }

        return table;
    }

    private static VBuffer<float> Vector(string text, SortedDictionary<string, (int Slot, float Rarity)> rarity)
    {
        var parts = Leanings.Grams(text).GroupBy(gram => gram).Where(group => rarity.ContainsKey(group.Key))
            .Select(group => (rarity[group.Key].Slot, Value: (1 + MathF.Log(group.Count())) * rarity[group.Key].Rarity)).OrderBy(part => part.Slot).ToList();
        var norm = MathF.Max(1e-6f, MathF.Sqrt(parts.Sum(part => part.Value * part.Value)));
        return new(rarity.Count, parts.Count, parts.Select(part => part.Value / norm).ToArray(), parts.Select(part => part.Slot).ToArray());
    }

    private static float[][] Fit(List<Example> examples, int labels, int slots)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, slots);
        schema[nameof(Example.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels);
        var context = new MLContext(seed: 1);
        var model = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = 0.3f,
            MaximumNumberOfIterations = 60,
            OptimizationTolerance = 1e-5f,
            NumberOfThreads = 1,
        }).Fit(context.Data.LoadFromEnumerable(examples, schema)).Model;
        VBuffer<float>[] learned = [];
        model.GetWeights(ref learned, out _);
        return learned.Select(label => label.DenseValues().ToArray()).ToArray();
    }

    /// <summary>The average message, taken away from every text: what all reports share says nothing about two of them.</summary>
    private static float[] Middle(List<Example> examples, float[][] weights) =>
        weights.Select(label => (float)examples.Average(example => example.Features.Items().Sum(item => item.Value * label[item.Key]))).ToArray();

    private static IEnumerable<string> Lines(SortedDictionary<string, (int Slot, float Rarity)> rarity, string[] labels, float[][] weights, float[] middle)
    {
        var scale = 127 / weights.Max(label => label.Max(MathF.Abs));
        yield return $"# n-gram, rarity, one signed byte for each of: {string.Join(' ', labels)}. Written by tests/Load -- dedup-train leanings.";
        yield return $"*\t0\t{Pack(middle, scale)}";
        foreach (var (gram, (slot, value)) in rarity)
        {
            yield return $"{gram}\t{value.ToString(CultureInfo.InvariantCulture)}\t{Pack(weights.Select(label => label[slot]), scale)}";
        }
    }

    private static string Pack(IEnumerable<float> values, float scale) =>
        Convert.ToBase64String(values.Select(value => unchecked((byte)(sbyte)Math.Clamp(MathF.Round(value * scale), -127, 127))).ToArray());

    private sealed class Example
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }
    }
}
