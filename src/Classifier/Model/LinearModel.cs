using System.Numerics.Tensors;
using PublicReport.Text;

namespace PublicReport.Classifier.Model;

/// <summary>
/// The weights that ML.NET learned, scored without its prediction engine: safe from any thread, without locks. Equality with ML.NET's own
/// scores is tested.
/// </summary>
internal sealed class LinearModel(string[] labels, Vocabulary vocabulary, float[] weights, float[] bias)
{
    [ThreadStatic]
    private static int[]? slots;

    [ThreadStatic]
    private static float[]? values;

    public string[] Labels => labels;

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>Row by n-gram, column by label.</summary>
    public float[] Weights => weights;

    public float[] Bias => bias;

    /// <summary>Raw scores in the order of <see cref="Labels"/>; a text without any known n-gram scores the bias.</summary>
    public float[] Score(string text)
    {
        var scores = (float[])bias.Clone();
        var used = Vectorize(text);
        for (var position = 0; position < used; position++)
        {
            TensorPrimitives.MultiplyAdd(
                weights.AsSpan(slots![position] * labels.Length, labels.Length), values![position], scores, scores);
        }

        return scores;
    }

    /// <param name="text">As the reporter sent it.</param>
    /// <param name="temperature">Above 1 softens.</param>
    public float[] Probabilities(string text, double temperature) => Calibration.Soft(Score(text), temperature);

    /// <summary>What each letter of the text added to the score of a label, above the average label; an n-gram's share is spread over its letters.</summary>
    public (string Letters, double[] Weights) Attribute(string text, int label)
    {
        var letters = PlainText.Normalize(text);
        var spread = new double[letters.Length];
        var used = Vectorize(text);
        var parts = Enumerable.Range(0, used).ToDictionary(position => vocabulary.Keys[slots![position]], position => values![position] * Above(slots![position], label));
        var places = Ngrams.Places(letters).ToList();
        var times = places.CountBy(place => place.Key).ToDictionary();
        foreach (var (start, length, key) in places)
        {
            for (var index = start; index < start + length; index++)
            {
                spread[index] += parts.GetValueOrDefault(key) / (times[key] * length);
            }
        }

        return (letters, spread);
    }

    private double Above(int slot, int label)
    {
        var row = weights.AsSpan(slot * labels.Length, labels.Length);
        return row[label] - (TensorPrimitives.Sum<float>(row) / labels.Length);
    }

    private int Vectorize(string text)
    {
        slots ??= new int[512];
        values ??= new float[512];
        return vocabulary.Vectorize(text, ref slots, ref values);
    }
}
