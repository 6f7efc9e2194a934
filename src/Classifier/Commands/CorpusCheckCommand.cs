using System.CommandLine;
using PublicReport.Classifier.Corpus;

namespace PublicReport.Classifier.Commands;

/// <summary>Fails with exit code 1 when the corpus breaks one of its promises.</summary>
internal static class CorpusCheckCommand
{
    public static Command Create()
    {
        var corpus = CommandLine.PathOption("--corpus", "src/Classifier/Data/domains");
        var keywords = CommandLine.PathOption("--keywords", "src/Classifier/Data/keywords.tsv");
        var foreign = CommandLine.PathOption("--foreign", "../shared/data");
        var command = new Command("corpus-check", "Checks the corpus; --foreign names texts it must not resemble.") { corpus, keywords, foreign };
        command.SetAction(parsed =>
        {
            var rows = CorpusFiles.ReadCorpus(parsed.GetValue(corpus)!);
            var texts = ForeignTexts.Read(parsed.GetValue(foreign)!).ToList();
            var breaches = CorpusCheck.Breaches(rows, CorpusFiles.ReadWords(parsed.GetValue(keywords)!), texts);
            foreach (var breach in breaches)
            {
                Console.Error.WriteLine(breach);
            }

            CommandLine.Print(new { rows = rows.Count, urgent = rows.Count(row => row.Urgent), foreign_texts = texts.Count, breaches = breaches.Count });
            return breaches.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
