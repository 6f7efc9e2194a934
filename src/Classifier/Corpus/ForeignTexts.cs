using System.Text.Json;

namespace PublicReport.Classifier.Corpus;

/// <summary>Every text in a folder of measuring data, whatever its columns: what the corpus must not resemble.</summary>
internal static class ForeignTexts
{
    /// <summary>Labels, ids and file headers are shorter than this.</summary>
    private const int Shortest = 6;

    public static IEnumerable<(string File, string Text)> Read(string folder) => !Directory.Exists(folder) ? [] :
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(file =>
            (Path.GetExtension(file) switch
            {
                // Word-separated texts are joined, as they are for training on them.
                ".tsv" => File.ReadLines(file).SelectMany(line => line.Split('\t')).Select(cell => cell.Replace(" ", "", StringComparison.Ordinal)),
                ".jsonl" => File.ReadLines(file).SelectMany(Strings),
                _ => [],
            }).Where(text => text.Length >= Shortest).Select(text => (Path.GetRelativePath(folder, file), text)));

    private static IReadOnlyList<string> Strings(string line)
    {
        using var document = JsonDocument.Parse(line);
        return [.. Strings(document.RootElement)];
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        _ => [],
    };
}
