namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>What the classifier may learn from: words, and the domain people decided. Nobody is in it.</summary>
/// <param name="Version">Township version of the correction.</param>
/// <param name="Text">Every digit is 0: no telephone, identity or house number is left, and to the classifier all digits are one sign anyway.</param>
/// <param name="Domain">Slug of the routing guide, or out-of-scope.</param>
public sealed record LabelledText(long Version, string Text, string Domain)
{
    public static LabelledText Of(RoutingCorrection correction, string text) =>
        new(correction.Version, string.Create(text.Length, text, (letters, source) =>
        {
            for (var index = 0; index < letters.Length; index++)
            {
                letters[index] = char.IsDigit(source[index]) ? '0' : source[index];
            }
        }), correction.DomainAfter);
}
