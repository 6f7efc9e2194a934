using System.Numerics.Tensors;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace PublicReport.Classifier.Model;

/// <summary>ML.NET's L-BFGS maximum entropy over TF-IDF n-grams; one thread and a fixed seed, so the same rows give the same weights.</summary>
internal static class LinearTrainer
{
    public static LinearModel Train(IReadOnlyList<TrainingRow> rows, Vocabulary vocabulary, TrainingOptions options) =>
        Fit(rows, vocabulary, options).Model;

    /// <summary>The model in both forms, so that a test can compare them.</summary>
    public static (LinearModel Model, ITransformer Transformer, IDataView Data) Fit(
        IReadOnlyList<TrainingRow> rows, Vocabulary vocabulary, TrainingOptions options)
    {
        var labels = rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var context = new MLContext(options.Seed);
        var data = View(context, rows, vocabulary, labels, options);
        var transformer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            ExampleWeightColumnName = nameof(Example.Weight),
            L1Regularization = 0,
            L2Regularization = options.L2,
            HistorySize = 8,
            MaximumNumberOfIterations = options.Iterations,
            OptimizationTolerance = 1e-5f,
            NumberOfThreads = 1,
        }).Fit(data);
        return (Read(transformer.Model, labels, vocabulary), transformer, data);
    }

    private static LinearModel Read(MaximumEntropyModelParameters parameters, string[] labels, Vocabulary vocabulary)
    {
        VBuffer<float>[] learned = [];
        parameters.GetWeights(ref learned, out var count);
        var weights = new float[vocabulary.Keys.Length * count];
        for (var label = 0; label < count; label++)
        {
            foreach (var entry in learned[label].Items())
            {
                weights[(entry.Key * count) + label] = entry.Value;
            }
        }

        return new(labels, vocabulary, weights, [.. parameters.GetBiases()]);
    }

    private static IDataView View(MLContext context, IReadOnlyList<TrainingRow> rows, Vocabulary vocabulary, string[] labels, TrainingOptions options)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, vocabulary.Keys.Length);
        schema[nameof(Example.Label)].ColumnType = new KeyDataViewType(typeof(uint), labels.Length);
        var random = new Random(options.Seed);
        var examples = rows.Select(row => new Example
        {
            Features = Vector(row, vocabulary, random, options),
            // ML.NET shifts keys of objects by one itself.
            Label = (uint)Array.IndexOf(labels, row.Label),
            Weight = row.Weight,
        }).ToList();
        return context.Data.LoadFromEnumerable(examples, schema);
    }

    private static VBuffer<float> Vector(TrainingRow row, Vocabulary vocabulary, Random random, TrainingOptions options)
    {
        var slots = new int[512];
        var values = new float[512];
        var used = vocabulary.Vectorize(Ngrams.Of(row.Text), ref slots, ref values);
        Array.Sort(slots, values, 0, used);
        used = row.Thinned ? Thin(slots, values, used, random, options.LeftOut) : used;
        return new(vocabulary.Keys.Length, used, values[..used], slots[..used]);
    }

    /// <summary>Leaves some n-grams out, again of unit length: no single word may carry a matter that people name in many.</summary>
    private static int Thin(int[] slots, float[] values, int used, Random random, double share)
    {
        var kept = 0;
        for (var position = 0; position < used; position++)
        {
            if (random.NextDouble() >= share)
            {
                slots[kept] = slots[position];
                values[kept++] = values[position];
            }
        }

        var length = TensorPrimitives.Norm<float>(values.AsSpan(0, kept));
        TensorPrimitives.Divide(values.AsSpan(0, kept), length > 0 ? length : 1, values.AsSpan(0, kept));
        return kept;
    }

    private sealed class Example
    {
        public VBuffer<float> Features { get; set; }

        public uint Label { get; set; }

        public float Weight { get; set; }
    }
}

/// <param name="Text">Of a report, or made of reports.</param>
/// <param name="Label">Its domain, or whatever is learnt.</param>
/// <param name="Weight">1 for a written report.</param>
/// <param name="Thinned">Some n-grams are left out.</param>
internal sealed record TrainingRow(string Text, string Label, float Weight = 1, bool Thinned = false);

internal sealed record TrainingOptions
{
    /// <summary>Of ML.NET and of the augmentation.</summary>
    public int Seed { get; init; } = 20240501;

    /// <summary>Strength of the quadratic penalty.</summary>
    public float L2 { get; init; } = 0.05f;

    /// <summary>The same for models of two labels.</summary>
    public float BinaryL2 { get; init; } = 0.3f;

    /// <summary>The same for the urgent detector.</summary>
    public float UrgentL2 { get; init; } = 0.1f;

    /// <summary>Power of what an n-gram tells of the label, in its weight.</summary>
    public double Divergence { get; init; } = 0.5;

    /// <summary>
    /// The same for the urgent detector: what may happen in thousands of ways shows in words that few urgent reports share, and these must not
    /// count much less than the usual cries.
    /// </summary>
    public double UrgentDivergence { get; init; } = 0.25;

    /// <summary>Upper bound of L-BFGS steps.</summary>
    public int Iterations { get; init; } = 45;

    /// <summary>An n-gram enters the vocabulary from this many reports, or from one in <see cref="ReportsPerDocument"/> if that is more.</summary>
    public int MinimumDocuments { get; init; } = 3;

    /// <summary>The same for the longest n-grams, which are many and rare.</summary>
    public int MinimumDocumentsOfLongest { get; init; } = 5;

    /// <summary>The more reports, the more often chance repeats an n-gram.</summary>
    public int ReportsPerDocument { get; init; } = 5000;

    /// <summary>The same for the longest n-grams.</summary>
    public int ReportsPerDocumentOfLongest { get; init; } = 3000;

    /// <summary>A row of more characters is a letter already.</summary>
    public int LongestExpanded { get; init; } = 90;

    /// <summary>The same where no phrases make letters, and rows are only joined.</summary>
    public int LongestJoined { get; init; } = 200;

    /// <summary>From how many of so many reports an n-gram enters.</summary>
    public int Minimum(ulong ngram, int reports) => Ngrams.LengthOf(ngram) < Ngrams.Longest
        ? Math.Max(MinimumDocuments, reports / ReportsPerDocument)
        : Math.Max(MinimumDocumentsOfLongest, reports / ReportsPerDocumentOfLongest);

    /// <summary>Share of the n-grams left out of a thinned text.</summary>
    public double LeftOut { get; init; } = 0.3;

    public int FewestPhrases { get; init; } = 2;

    public int MostPhrases { get; init; } = 14;

    /// <summary>Share of the letters made of a hazard that call it dangerous.</summary>
    public double Danger { get; init; } = 0.5;

    /// <summary>The same of what is no safety matter.</summary>
    public double DangerOutOfScope { get; init; } = 0.05;

    /// <summary>Share of the letters made of a hazard that also quarrel.</summary>
    public double Quarrel { get; init; } = 0.2;

    /// <summary>The same of what is no safety matter.</summary>
    public double QuarrelOutOfScope { get; init; } = 0.4;

    /// <summary>Such phrases of one kind in one letter, at most.</summary>
    public int MostColourings { get; init; } = 3;

    /// <summary>Lines made of a domain's plain names.</summary>
    public int WordRows { get; init; } = 120;

    public int WordRowsOutOfScope { get; init; } = 600;
}
