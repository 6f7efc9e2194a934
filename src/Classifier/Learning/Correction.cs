namespace PublicReport.Classifier.Learning;

/// <summary>One report's words with the domain people decided; lives in memory only.</summary>
/// <param name="Area">Township whose people decided it.</param>
/// <param name="Version">The core's version of the decision in that township: its place in the order there.</param>
/// <param name="Text">Without digits or people, see the core's export.</param>
/// <param name="Domain">Label.</param>
internal sealed record Correction(string Area, long Version, string Text, string Domain);

/// <summary>What the core gave for training.</summary>
/// <param name="Areas">Townships that were asked, also those without a correction.</param>
/// <param name="Corrections">Of all of them.</param>
internal sealed record Taught(IReadOnlyCollection<string> Areas, IReadOnlyList<Correction> Corrections);
