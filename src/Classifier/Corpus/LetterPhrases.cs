namespace PublicReport.Classifier.Corpus;

/// <summary>
/// What letters to an office say around any matter. Short reports tell the danger itself; letters name it: nearly half of the real ones that
/// report a hazard say 安全隐患, and hardly any that do not.
/// </summary>
/// <param name="Neutral">Greeting, history, appeal.</param>
/// <param name="Danger">That it is dangerous, whom it endangers, that the danger be removed.</param>
/// <param name="Quarrel">Cost, delay, manners, being sent from office to office.</param>
internal sealed record LetterPhrases(IReadOnlyList<string> Neutral, IReadOnlyList<string> Danger, IReadOnlyList<string> Quarrel)
{
    /// <summary>For texts that are no letters.</summary>
    public static LetterPhrases None { get; } = new([], [], []);

    /// <param name="folder">With <c>letter-phrases.txt</c>, <c>danger-phrases.txt</c> and <c>quarrel-phrases.txt</c>, a phrase a line.</param>
    public static LetterPhrases Read(string folder) => new(Lines(folder, "letter"), Lines(folder, "danger"), Lines(folder, "quarrel"));

    private static string[] Lines(string folder, string kind) => File.ReadAllLines(Path.Combine(folder, kind + "-phrases.txt"));
}
