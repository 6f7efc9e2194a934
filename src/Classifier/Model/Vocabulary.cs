using PublicReport.Text;

namespace PublicReport.Classifier.Model;

/// <summary>The n-grams a model knows and how telling each is (smoothed inverse document frequency).</summary>
internal sealed class Vocabulary
{
    [ThreadStatic]
    private static Dictionary<ulong, int>? scratch;

    private readonly Dictionary<ulong, int> index;

    public Vocabulary(ulong[] keys, float[] idf)
    {
        Keys = keys;
        Idf = idf;
        index = new(keys.Length);
        for (var slot = 0; slot < keys.Length; slot++)
        {
            index.Add(keys[slot], slot);
        }
    }

    public ulong[] Keys { get; }

    public float[] Idf { get; }

    /// <param name="texts">Every document once.</param>
    /// <param name="options">From how many different documents an n-gram enters.</param>
    public static Vocabulary Learn(IReadOnlyCollection<string> texts, TrainingOptions options)
    {
        var documents = new Dictionary<ulong, int>();
        var counts = new Dictionary<ulong, int>();
        foreach (var text in texts)
        {
            Ngrams.Count(PlainText.Normalize(text), counts);
            foreach (var key in counts.Keys)
            {
                documents[key] = documents.GetValueOrDefault(key) + 1;
            }
        }

        var keys = documents.Where(entry => entry.Value >= (Ngrams.LengthOf(entry.Key) < Ngrams.Longest ? options.MinimumDocuments : options.MinimumDocumentsOfLongest)).Select(entry => entry.Key).Order().ToArray();
        return new(keys, [.. keys.Select(key => (float)(Math.Log((1.0 + texts.Count) / (1 + documents[key])) + 1))]);
    }

    /// <summary>Sub-linear TF-IDF of unit length: a long letter weighs no more than one line typed on a phone.</summary>
    public int Vectorize(string text, ref int[] slots, ref float[] values)
    {
        var counts = scratch ??= [];
        Ngrams.Count(PlainText.Normalize(text), counts);
        if (slots.Length < counts.Count)
        {
            slots = new int[counts.Count * 2];
            values = new float[counts.Count * 2];
        }

        var used = 0;
        var squares = 0.0;
        foreach (var (key, count) in counts)
        {
            if (index.TryGetValue(key, out var slot))
            {
                var value = (1 + MathF.Log(count)) * Idf[slot];
                squares += value * value;
                slots[used] = slot;
                values[used++] = value;
            }
        }

        var scale = squares > 0 ? (float)(1 / Math.Sqrt(squares)) : 0;
        for (var position = 0; position < used; position++)
        {
            values[position] *= scale;
        }

        return used;
    }
}
