namespace PublicReport.Classifier.Learning;

/// <summary>One report's words with the domain people decided; lives in memory only.</summary>
/// <param name="Version">The core's township version of the decision: its place in the order.</param>
/// <param name="Text">Without digits or people, see the core's export.</param>
/// <param name="Domain">Label.</param>
internal sealed record Correction(long Version, string Text, string Domain);
