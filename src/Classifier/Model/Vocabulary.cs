using System.Runtime.InteropServices;

namespace PublicReport.Classifier.Model;

/// <summary>The n-grams a model knows and how telling each is.</summary>
internal sealed class Vocabulary
{
    /// <summary>So many reports of average labels are added to those of an n-gram: rare ones prove little.</summary>
    private const double Prior = 3;

    private const double Floor = 0.02;

    private readonly Dictionary<ulong, int> index;

    public Vocabulary(ulong[] keys, float[] importance)
    {
        Keys = keys;
        Importances = importance;
        index = new(keys.Length);
        for (var slot = 0; slot < keys.Length; slot++)
        {
            index.Add(keys[slot], slot);
        }
    }

    public ulong[] Keys { get; }

    public float[] Importances { get; }

    /// <param name="rows">Every report once, with its label.</param>
    /// <param name="options">From how many different reports an n-gram enters.</param>
    public static Vocabulary Learn(IReadOnlyList<TrainingRow> rows, TrainingOptions options)
    {
        var labels = rows.Select(row => row.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var documents = new Dictionary<ulong, int[]>();
        foreach (var row in rows)
        {
            var label = Array.IndexOf(labels, row.Label);
            foreach (var key in Ngrams.Of(row.Text).Keys)
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(documents, key, out _) ??= new int[labels.Length])[label]++;
            }
        }

        var shares = labels.Select(label => (double)rows.Count(row => row.Label == label) / rows.Count).ToArray();
        // The usual n-grams first and side by side: the weights that nearly every report asks for stay in the processor's cache (see docs/routing.md).
        var keys = documents.Select(entry => (entry.Key, Reports: entry.Value.Sum())).Where(entry => entry.Reports >= options.Minimum(entry.Key, rows.Count))
            .OrderByDescending(entry => entry.Reports).ThenBy(entry => entry.Key).Select(entry => entry.Key).ToArray();
        return new(keys, [.. keys.Select(key => Importance(documents[key], rows.Count, shares, options.Divergence))]);
    }

    /// <summary>
    /// Inverse document frequency times a power (usually the root) of how far the labels of the n-gram's reports lie from those of all reports (Kullback-Leibler):
    /// what letters say around any matter must not dilute what they are about.
    /// </summary>
    private static float Importance(int[] documents, int reports, double[] shares, double power)
    {
        double count = documents.Sum();
        var divergence = 0.0;
        for (var label = 0; label < shares.Length; label++)
        {
            var share = (documents[label] + (Prior * shares[label])) / (count + Prior);
            divergence += share * Math.Log(share / shares[label]);
        }

        return (float)((Math.Log((1.0 + reports) / (1 + count)) + 1) * Math.Pow(Math.Max(0, divergence) + Floor, power));
    }

    /// <summary>Sub-linear TF-IDF of unit length: a long letter weighs no more than one line typed on a phone.</summary>
    public int Vectorize(Dictionary<ulong, int> counts, ref int[] slots, ref float[] values)
    {
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
                var value = (1 + MathF.Log(count)) * Importances[slot];
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
