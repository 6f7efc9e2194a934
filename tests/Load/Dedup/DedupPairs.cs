using System.Text.Json;
using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup;

/// <summary>Ranking of message pairs by their texts, against idf-weighted bigram cosine of the same run.</summary>
internal static class DedupPairs
{
    private const double SameFrom = 0.5;

    public static void Run(string file)
    {
        var rows = File.ReadLines(file).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).ToList();
        var likeness = new TextLikeness(rows.SelectMany(row => new[] { row[1], row[2] }));
        var same = rows.Select(row => row[3] == "2").ToList();
        var scores = rows.Select(row => likeness.Score(row[1], row[2])).ToList();
        var (auc, plain) = (Auc(scores, same), Auc(rows.Select(row => likeness.BigramCosine(row[1], row[2])).ToList(), same));
        var (hits, called) = (scores.Zip(same).Count(item => item.First >= SameFrom && item.Second), scores.Count(score => score >= SameFrom));
        var (precision, recall) = ((double)hits / Math.Max(1, called), (double)hits / Math.Max(1, same.Count(item => item)));
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["precision"] = precision,
            ["recall"] = recall,
            ["f1"] = hits == 0 ? 0 : 2 * precision * recall / (precision + recall),
            ["auc"] = auc,
            ["auc_bigram_cosine"] = plain,
            ["auc_gain"] = auc - plain,
        }));
    }

    private static double Auc(List<double> scores, List<bool> same)
    {
        var positive = scores.Where((_, i) => same[i]).ToList();
        var negative = scores.Where((_, i) => !same[i]).ToList();
        var wins = positive.Sum(high => negative.Sum(low => high > low ? 1 : high == low ? 0.5 : 0));
        return wins / Math.Max(1.0, (double)positive.Count * negative.Count);
    }
}
