using System.Numerics.Tensors;

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
    /// <param name="ngrams">See <see cref="Ngrams.Of"/>.</param>
    public float[] Score(Dictionary<ulong, int> ngrams) => Add(Vectorize(ngrams));

    /// <param name="ngrams">See <see cref="Ngrams.Of"/>.</param>
    /// <param name="temperature">Above 1 softens.</param>
    public float[] Probabilities(Dictionary<ulong, int> ngrams, double temperature) => Calibration.Soft(Score(ngrams), temperature);

    /// <summary>What each letter of the text added to the score of a label, above the average label; an n-gram's share is spread over its letters.</summary>
    /// <param name="plain">A text normalised already.</param>
    /// <param name="label">Its place among the labels.</param>
    public double[] Attribute(string plain, int label)
    {
        var spread = new double[plain.Length];
        var used = Vectorize(Ngrams.OfPlain(plain));
        var parts = Enumerable.Range(0, used).ToDictionary(position => vocabulary.Keys[slots![position]], position => values![position] * Above(slots![position], label));
        var places = Ngrams.Places(plain).ToList();
        var times = places.CountBy(place => place.Key).ToDictionary();
        foreach (var (start, length, key) in places)
        {
            for (var index = start; index < start + length; index++)
            {
                spread[index] += parts.GetValueOrDefault(key) / (times[key] * length);
            }
        }

        return spread;
    }

    private float[] Add(int used)
    {
        var scores = (float[])bias.Clone();
        for (var position = 0; position < used; position++)
        {
            TensorPrimitives.MultiplyAdd(
                weights.AsSpan(slots![position] * labels.Length, labels.Length), values![position], scores, scores);
        }

        return scores;
    }

    private double Above(int slot, int label)
    {
        var row = weights.AsSpan(slot * labels.Length, labels.Length);
        return row[label] - (TensorPrimitives.Sum<float>(row) / labels.Length);
    }

    /// <summary>Leaves slots and values of the known n-grams with the thread.</summary>
    private int Vectorize(Dictionary<ulong, int> ngrams)
    {
        slots ??= new int[512];
        values ??= new float[512];
        return vocabulary.Vectorize(ngrams, ref slots, ref values);
    }
}
