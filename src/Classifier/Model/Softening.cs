namespace PublicReport.Classifier.Model;

/// <summary>
/// Temperature of the softmax by length: in a long letter the telling words are diluted, so one temperature would make short reports too sure
/// or long ones too timid.
/// </summary>
/// <param name="Base">Temperature of a report of <see cref="UsualLetters"/>.</param>
/// <param name="Power">0 for one temperature at all lengths; below 0 sharpens long texts.</param>
internal readonly record struct Softening(double Base, double Power)
{
    private const double UsualLetters = 32;

    public double Temperature(string text) => Base * Math.Pow(Math.Clamp(text.Length, 8, 512) / UsualLetters, Power);
}
