using System.Security.Cryptography;
using System.Text;
using PublicReport.Classifier.Corpus;
using PublicReport.Text;

namespace PublicReport.Classifier.Learning;

/// <summary>A fifth of the corpus that judges every new model: chosen by the hash of the text, so the same rows today and next year.</summary>
internal static class FrozenSet
{
    private const int Parts = 5;

    public static bool Holds(CorpusRow row) => SHA256.HashData(Encoding.UTF8.GetBytes(PlainText.Normalize(row.Text)))[0] % Parts == 0;
}
