using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Demo;

namespace PublicReport.Gateway.Standalone.Demo;

/// <summary>Plain sentences of the classifier's corpus, copied beside the program: one file a domain, with a header line.</summary>
internal static class DemoSentences
{
    private const int Shortest = 8;
    private const int Longest = 60;

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "demo");

    /// <summary>Those that fit any village: short, and naming no village of their own.</summary>
    public static IReadOnlyList<DemoSentence> Read(IReadOnlyDictionary<string, Jurisdiction> jurisdictions)
    {
        var names = jurisdictions.Values.SelectMany(item => item.Villages.Select(village => village.ShortName).Append(item.Name).Append(item.County)).ToList();
        return [.. Directory.GetFiles(Folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(ReadFile).Where(sentence => Fits(sentence.Text, names))];
    }

    private static IEnumerable<DemoSentence> ReadFile(string file)
    {
        var lines = File.ReadLines(file).Select(line => line.Split('\t'));
        var header = lines.First();
        var (text, urgent) = (Array.IndexOf(header, "text"), Array.IndexOf(header, "urgent"));
        return lines.Skip(1).Select(cells => new DemoSentence(Path.GetFileNameWithoutExtension(file), cells[text].Trim(), cells[urgent] == "1"));
    }

    private static bool Fits(string text, List<string> names) =>
        text.Length is >= Shortest and <= Longest
        && !text.Contains('村', StringComparison.Ordinal)
        && !text.Any(char.IsAsciiLetterOrDigit)
        && !names.Any(name => text.Contains(name, StringComparison.Ordinal));
}
