using System.Numerics.Tensors;

namespace PublicReport.Classifier.Model;

/// <summary>
/// Raw scores to probabilities, by a sharp and a soft softmax: most reports are as clear as they look, while a few are misread however clear they
/// look, and one temperature cannot say both. Text length has no part: letters written for a corpus are clearer than those people send.
/// </summary>
/// <param name="Sharp">The lower temperature.</param>
/// <param name="Soft">The higher one.</param>
/// <param name="Doubt">Share of the soft softmax, 0..1.</param>
internal readonly record struct Softening(double Sharp, double Soft, double Doubt)
{
    /// <summary>In the order of the scores; the order by size stays as well.</summary>
    public float[] Probabilities(float[] scores)
    {
        var mixed = Calibration.Soft(scores, Sharp);
        TensorPrimitives.Multiply(mixed, (float)(1 - Doubt), mixed);
        TensorPrimitives.MultiplyAdd(Calibration.Soft(scores, Soft), (float)Doubt, mixed, mixed);
        return mixed;
    }
}
