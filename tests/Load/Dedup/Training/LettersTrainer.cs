using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup.Training;

/// <summary>Learns the weights of <see cref="TextLikeness"/> from invented letters: ML.NET logistic regression, weights not below zero, strongly held back.</summary>
internal static partial class LettersTrainer
{
    private const float Restraint = 25;

    public static IEnumerable<string> Train(string file)
    {
        var pairs = Pairs(WrittenHazard.Read(File.ReadLines(file)), new(1)).ToList();
        var likeness = new TextLikeness(pairs.SelectMany(pair => new[] { pair.A, pair.B }));
        var features = pairs.Select(pair => likeness.Features(pair.A, pair.B)).ToList();
        var average = TextLikeness.Names.Select((_, sign) => features.Average(row => row[sign])).ToList();
        var spread = TextLikeness.Names.Select((_, sign) => Math.Sqrt(features.Average(row => Math.Pow(row[sign] - average[sign], 2)))).ToList();
        var examples = features.Zip(pairs, (row, pair) => new Example
        {
            Features = row.Select((value, sign) => (float)((value - average[sign]) / spread[sign])).ToArray(),
            Label = pair.Same,
        }).ToList();
        var (bias, weights) = Fit(examples);
        yield return "# Sign, weight, average, spread. Written by tests/Load -- dedup-letters.";
        yield return $"bias\t{Number(bias)}";
        for (var sign = 0; sign < weights.Length; sign++)
        {
            yield return $"{TextLikeness.Names[sign]}\t{Number(weights[sign])}\t{Number(average[sign])}\t{Number(spread[sign])}";
        }
    }

    private static (double Bias, double[] Weights) Fit(List<Example> examples)
    {
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, TextLikeness.Names.Count);
        var context = new MLContext(seed: 1);
        var model = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = Restraint,
            EnforceNonNegativity = true,
            NumberOfThreads = 1,
        }).Fit(context.Data.LoadFromEnumerable(examples, schema)).Model.SubModel;
        return (model.Bias, model.Weights.Select(weight => (double)weight).ToArray());
    }

    /// <summary>One matter, one place, any two; a letter sent again in other order, and a letter copied for another place.</summary>
    private static IEnumerable<(string A, string B, bool Same)> Pairs(IReadOnlyList<WrittenHazard> matters, Random random)
    {
        var letters = matters.SelectMany(matter => matter.Texts.Select(text => (Matter: matter, Text: text))).ToList();
        for (var i = 0; i < letters.Count; i++)
        {
            var (matter, text) = letters[i];
            foreach (var (other, said) in letters.Take(i))
            {
                if (other == matter || random.NextDouble() < (other.Village == matter.Village && other.Spot == matter.Spot ? 0.5 : 0.02))
                {
                    yield return (text, said, other == matter);
                }
            }

            if (random.Next(2) == 0)
            {
                yield return (text, Again(text, random), true);
            }

            var elsewhere = matters[random.Next(matters.Count)];
            var copy = text.Replace(matter.Village, elsewhere.Village, StringComparison.Ordinal).Replace(matter.Spot, elsewhere.Spot, StringComparison.Ordinal);
            if (random.Next(4) == 0 && copy != text)
            {
                yield return (text, copy, false);
            }
        }
    }

    private static string Again(string text, Random random)
    {
        var parts = Clauses().Matches(text).Select(match => match.Value).Where(_ => random.NextDouble() < 0.75).ToList();
        return parts.Count == 0 ? text : string.Concat(random.Next(5) < 2 ? parts.OrderBy(_ => random.Next()) : parts);
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex("[^，。？！]+[，。？！]?")]
    private static partial Regex Clauses();

    private sealed class Example
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
