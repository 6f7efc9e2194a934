namespace PublicReport.Classifier.Corpus;

/// <summary>Reads tab-separated files strictly: a broken line is an error naming file and line.</summary>
internal static class CorpusFiles
{
    /// <summary>The corpus: one file per domain, columns <c>text alternatives urgent</c>.</summary>
    public static IReadOnlyList<CorpusRow> ReadCorpus(string folder) =>
        Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal)
            .SelectMany(file => Lines(file, 3).Select(cells => Row(cells[0], Path.GetFileNameWithoutExtension(file), cells[1], cells[2])))
            .ToList();

    /// <summary>A measuring file with the columns <c>id text primary alternatives urgent</c>.</summary>
    public static IReadOnlyList<CorpusRow> ReadMeasuring(string file) =>
        Lines(file, 5).Select(cells => Row(cells[1], cells[2], cells[3], cells[4])).ToList();

    /// <summary>A foreign file with the columns <c>label text</c>; tokens separated by blanks are joined.</summary>
    public static IReadOnlyList<CorpusRow> ReadLabelled(string file) =>
        Lines(file, 2).Select(cells => new CorpusRow(cells[1].Replace(" ", "", StringComparison.Ordinal), cells[0], [], false)).ToList();

    /// <summary>Words by domain or class, in the order of the file: columns <c>domain words</c>, the words separated by commas.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> ReadWords(string file)
    {
        var words = new OrderedDictionary<string, IReadOnlyList<string>>();
        foreach (var (index, cells) in Lines(file, 2).Index())
        {
            var list = cells[1].Split(',');
            if (list.Contains("") || !words.TryAdd(cells[0], list))
            {
                throw new InvalidDataException($"{Path.GetFileName(file)}, line {index + 2}: an empty word, or {cells[0]} a second time.");
            }
        }

        return words;
    }

    private static CorpusRow Row(string text, string primary, string alternatives, string urgent) =>
        new(text, primary, alternatives.Split([',', ';', '|', ' '], StringSplitOptions.RemoveEmptyEntries), urgent == "1");

    private static IEnumerable<string[]> Lines(string file, int columns)
    {
        var number = 1;
        foreach (var line in File.ReadLines(file).Skip(1))
        {
            number++;
            var cells = line.Split('\t');
            if (cells.Length != columns)
            {
                throw new InvalidDataException($"{Path.GetFileName(file)}, line {number}: {columns} columns expected, {cells.Length} found.");
            }

            yield return cells;
        }
    }
}
