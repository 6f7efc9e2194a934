using System.Numerics;
using System.Runtime.InteropServices;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Adam (Kingma and Ba, 2015) over one array of weights, with the usual decay rates 0.9 and 0.999. Rows that a batch does not touch rest: their
/// moments stay as they are.
/// </summary>
internal sealed class Adam(float[] weights)
{
    private const float First = 0.9f;
    private const float Second = 0.999f;
    private const float Least = 1e-8f;

    private readonly float[] means = new float[weights.Length];
    private readonly float[] squares = new float[weights.Length];

    public float[] Gradient { get; } = new float[weights.Length];

    /// <summary>Takes a step against the gradient of a stretch and clears it.</summary>
    /// <param name="start">Where the stretch begins.</param>
    /// <param name="length">Of the stretch.</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="step">From 1, for the moments start at zero.</param>
    public void Step(int start, int length, double rate, int step)
    {
        var scale = new Vector<float>((float)(rate * Math.Sqrt(1 - Math.Pow(Second, step)) / (1 - Math.Pow(First, step))));
        ref var weight = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var slope = ref MemoryMarshal.GetArrayDataReference(Gradient);
        ref var mean = ref MemoryMarshal.GetArrayDataReference(means);
        ref var square = ref MemoryMarshal.GetArrayDataReference(squares);
        var at = start;
        for (; at <= start + length - Vector<float>.Count; at += Vector<float>.Count)
        {
            var here = (nuint)at;
            var g = Vector.LoadUnsafe(ref slope, here);
            var m = (Vector.LoadUnsafe(ref mean, here) * First) + (g * (1 - First));
            var v = (Vector.LoadUnsafe(ref square, here) * Second) + (g * g * (1 - Second));
            m.StoreUnsafe(ref mean, here);
            v.StoreUnsafe(ref square, here);
            (Vector.LoadUnsafe(ref weight, here) - (scale * m / (Vector.SquareRoot(v) + new Vector<float>(Least)))).StoreUnsafe(ref weight, here);
        }

        for (; at < start + length; at++)
        {
            means[at] = (means[at] * First) + (Gradient[at] * (1 - First));
            squares[at] = (squares[at] * Second) + (Gradient[at] * Gradient[at] * (1 - Second));
            weights[at] -= scale[0] * means[at] / (MathF.Sqrt(squares[at]) + Least);
        }

        Array.Clear(Gradient, start, length);
    }
}
