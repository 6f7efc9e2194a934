using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Tests.Corpus;

public sealed class CorpusFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pr-corpus-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_broken_line_is_named_by_file_and_number()
    {
        var error = Assert.Throws<InvalidDataException>(() => CorpusFiles.ReadMeasuring(Write("dev.tsv", "id\ttext\tprimary\talternatives\turgent\n1\t漏气\tgas\n")));

        Assert.Equal("dev.tsv, line 2: 5 columns expected, 3 found.", error.Message);
    }

    [Theory]
    [InlineData("leak\t漏,\n", 2)]
    [InlineData("leak\t漏\nfire\t\n", 3)]
    [InlineData("leak\t漏\nleak\t淌\n", 3)]
    public void An_empty_word_and_a_repeated_class_are_named_by_file_and_number(string lines, int number)
    {
        var error = Assert.Throws<InvalidDataException>(() => CorpusFiles.ReadWords(Write("words.tsv", "class\twords\n" + lines)));

        Assert.StartsWith($"words.tsv, line {number}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measuring_row_keeps_its_alternatives_and_urgency()
    {
        var row = Assert.Single(CorpusFiles.ReadMeasuring(Write("dev.tsv", "id\ttext\tprimary\talternatives\turgent\n1\t灶台漏气\tgas\tfire-safety,commerce\t1\n")));

        Assert.Equal(["fire-safety", "commerce"], row.Alternatives);
        Assert.True(row.Urgent);
    }

    [Fact]
    public void Foreign_texts_come_from_every_column_and_every_json_string()
    {
        Write("a.tsv", "label\ttext\nx\t消防 通道 堵 住 了\n");
        Write("b.jsonl", """{"id":"1","parts":[{"text":"井盖不见了已经三天"}]}""");

        Assert.Equal([("a.tsv", "消防通道堵住了"), ("b.jsonl", "井盖不见了已经三天")], ForeignTexts.Read(folder));
    }

    [Fact]
    public void A_missing_folder_holds_no_foreign_texts() => Assert.Empty(ForeignTexts.Read(Path.Combine(folder, "nowhere")));

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
