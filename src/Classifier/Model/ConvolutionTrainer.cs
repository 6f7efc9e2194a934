using System.Numerics.Tensors;
using PublicReport.Jurisdictions;
using PublicReport.Text;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Trains a <see cref="ConvolutionModel"/> by Adam on one thread from a fixed seed, so the same rows give the same weights. ML.NET has no such
/// trainer; PyTorch, which TorchSharp binds, took five times as long for such a network (docs/routing.md), for it does not know that a batch has few
/// different symbols and that a filter passes its slope to one window only.
/// </summary>
internal sealed class ConvolutionTrainer
{
    private readonly ConvolutionOptions options;
    private readonly IReadOnlyList<TrainingRow> rows;
    private readonly ConvolutionParameters parameters;
    private readonly int[][] texts;
    private readonly int[] answers;
    private readonly Random random;
    private readonly Adam embeddings;
    private readonly Adam filters;
    private readonly Adam filterBias;
    private readonly Adam weights;
    private readonly Adam bias;
    private readonly BestMatches<float> matches = new();
    private readonly ConvolutionBatch batch;
    private readonly JoinedReports joined;

    private ConvolutionTrainer(IReadOnlyList<TrainingRow> rows, WordClasses words, ConvolutionOptions options)
    {
        (this.rows, this.options) = (rows, options);
        random = new(options.Seed);
        var plain = rows.Select(row => PlainText.Normalize(row.Text)).Select(text => text[..Math.Min(text.Length, options.LongestText)]).ToList();
        parameters = Begin([.. rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal)], LettersOf(plain), words);
        texts = [.. plain.Select(text => parameters.Symbols.Read(text))];
        answers = [.. rows.Select(row => Array.IndexOf(parameters.Labels, row.Label))];
        (embeddings, filters, filterBias) = (new(parameters.Embeddings), new(parameters.Filters), new(parameters.FilterBias));
        (weights, bias) = (new(parameters.Weights), new(parameters.Bias));
        batch = new((2 * options.LongestText) + 1);
        joined = new(texts, answers, Array.IndexOf(parameters.Labels, SafetyDomain.OutOfScope), parameters.Symbols.Read(" ")[0], options);
    }

    private float Kept => (float)(1 - options.MatchesLeftOut);

    /// <param name="rows">Reports as they are written.</param>
    /// <param name="words">Whose classes are known.</param>
    /// <param name="options">Sizes, steps and seed.</param>
    public static ConvolutionModel Train(IReadOnlyList<TrainingRow> rows, WordClasses words, ConvolutionOptions options)
    {
        var trainer = new ConvolutionTrainer(rows, words, options);
        trainer.Run();
        return new(trainer.parameters);
    }

    private void Run()
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var steps = options.Steps(rows.Count);
        for (var step = 1; step <= steps;)
        {
            random.Shuffle(order);
            foreach (var chunk in order.Chunk(options.BatchSize))
            {
                Step(chunk, options.Rate((double)step / steps), step++);
            }
        }
    }

    private void Step(int[] chunk, double rate, int step)
    {
        var shown = Array.ConvertAll(chunk, row => joined.Show(row, random));
        batch.Begin(shown, parameters);
        foreach (var (row, text) in chunk.Zip(shown))
        {
            Learn(batch.Rows(text, random, options.LettersLeftOut), answers[row], rows[row].Weight / chunk.Length);
        }

        foreach (var row in batch.PassOn(embeddings.Gradient, filters.Gradient, parameters))
        {
            embeddings.Step(row * ConvolutionShape.Dimensions, ConvolutionShape.Dimensions, rate, step);
        }

        foreach (var adam in new[] { filters, filterBias, weights, bias })
        {
            adam.Step(0, adam.Gradient.Length, rate, step);
        }
    }

    private void Learn(ReadOnlySpan<int> symbols, int answer, float weight)
    {
        matches.Find(symbols, batch.Table, parameters.FilterBias);
        LeaveOut(matches.Best);
        var slopes = Calibration.Soft(parameters.Scores(matches.Best, 1), 1);
        slopes[answer]--;
        TensorPrimitives.Multiply(slopes, weight, slopes);
        TensorPrimitives.Add(bias.Gradient, slopes, bias.Gradient);
        for (var filter = 0; filter < matches.Best.Length; filter++)
        {
            if (matches.Best[filter] > 0)
            {
                var row = weights.Gradient.AsSpan(filter * slopes.Length, slopes.Length);
                TensorPrimitives.MultiplyAdd(slopes, matches.Best[filter], row, row);
                var slope = TensorPrimitives.Dot(parameters.WeightsOf(filter), slopes) / Kept;
                filterBias.Gradient[filter] += slope;
                batch.Add(symbols, filter, (int)matches.Starts[filter], slope);
            }
        }
    }

    /// <summary>Some at random, so that no single phrase may carry a domain; the others stand for them.</summary>
    private void LeaveOut(float[] best)
    {
        for (var filter = 0; filter < best.Length; filter++)
        {
            best[filter] = random.NextDouble() < options.MatchesLeftOut ? 0 : best[filter] / Kept;
        }
    }

    private char[] LettersOf(IEnumerable<string> plain) =>
        [.. plain.SelectMany(text => text.Select(Ngrams.Sign).Distinct()).CountBy(letter => letter)
            .Where(pair => pair.Value >= options.FewestReports).Select(pair => pair.Key).Order()];

    /// <summary>Small numbers drawn at random, of which a sum over a window or over all filters is small too.</summary>
    private ConvolutionParameters Begin(string[] labels, char[] letters, WordClasses words) => new(
        labels,
        letters,
        words,
        [.. Draw((letters.Length + 1) * ConvolutionShape.Dimensions, 0.1), .. Draw(words.Words.Count * ConvolutionShape.Dimensions, 0.05)],
        Draw(ConvolutionShape.Matches * ConvolutionShape.Dimensions, 1 / Math.Sqrt(ConvolutionShape.Matches / ConvolutionShape.FiltersPerWidth * ConvolutionShape.Dimensions)),
        new float[ConvolutionShape.Filters],
        Draw(ConvolutionShape.Filters * labels.Length, 1 / Math.Sqrt(3 * ConvolutionShape.Filters)),
        new float[labels.Length]);

    private float[] Draw(int count, double deviation)
    {
        var drawn = new float[count];
        for (var index = 0; index < count; index++)
        {
            drawn[index] = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        return drawn;
    }
}
