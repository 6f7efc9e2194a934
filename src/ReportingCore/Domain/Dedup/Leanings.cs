using System.Numerics.Tensors;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// Which domains the words of a text lean to, as a unit vector: two people who describe one thing in different words lean the same way.
/// Character n-grams of one and two letters, weights learned from the routing corpus (docs/dedup.md) and rounded to a byte each; kept beside
/// dedup because the order of candidates must not change when the classifier is down or trained anew.
/// </summary>
public sealed class Leanings
{
    private readonly Dictionary<string, (float Rarity, float[] Weights)> grams = [];
    private readonly float[] middle;

    public Leanings(IEnumerable<string> lines)
    {
        foreach (var cells in lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
        {
            var weights = Convert.FromBase64String(cells[2]).Select(value => (float)unchecked((sbyte)value)).ToArray();
            grams[cells[0]] = (float.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), weights);
        }

        middle = grams.Remove("*", out var average) ? average.Weights : new float[grams.Values.FirstOrDefault().Weights?.Length ?? 0];
    }

    public static Leanings Shipped { get; } = new(DedupData.Lines("leanings.tsv"));

    public IReadOnlyList<float> Of(string text)
    {
        var sum = new float[middle.Length];
        var squares = 0f;
        foreach (var group in Grams(text).GroupBy(gram => gram))
        {
            if (grams.TryGetValue(group.Key, out var known))
            {
                var value = (1 + MathF.Log(group.Count())) * known.Rarity;
                squares += value * value;
                TensorPrimitives.MultiplyAdd(known.Weights, value, sum, sum);
            }
        }

        TensorPrimitives.Multiply(sum, squares > 0 ? 1 / MathF.Sqrt(squares) : 0, sum);
        TensorPrimitives.Subtract(sum, middle, sum);
        var norm = TensorPrimitives.Norm(sum);
        TensorPrimitives.Multiply(sum, norm > 0 ? 1 / norm : 0, sum);
        return sum;
    }

    /// <summary>Cosine, −1 to 1.</summary>
    public static double Alike(IReadOnlyList<float> a, IReadOnlyList<float> b) => TensorPrimitives.Dot(((float[])a).AsSpan(), ((float[])b).AsSpan());

    /// <summary>One and two letters of normalised text, never across a gap.</summary>
    public static IEnumerable<string> Grams(string text)
    {
        var plain = PlainText.Normalize(text);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] == ' ')
            {
                continue;
            }

            yield return plain.Substring(i, 1);
            if (i + 1 < plain.Length && plain[i + 1] != ' ')
            {
                yield return plain.Substring(i, 2);
            }
        }
    }
}
