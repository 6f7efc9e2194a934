using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup.Training;

/// <summary>Joins and suggestions over an invented year as the core would make them, without a store.</summary>
internal static class InventedReplay
{
    private const int Shown = 5;
    private const int KeptReports = 6;
    private const int MostCandidates = 64;

    public static IReadOnlyList<Replayed> Run(IReadOnlyList<InventedReport> reports, PairScorer scorer)
    {
        var filed = new Dictionary<string, List<int>>();
        var made = new List<List<InventedReport>>();
        var result = new List<Replayed>();
        foreach (var report in reports)
        {
            var ranked = Candidates(report, filed).Select(id => (Id: id, Likeness: Judge(scorer, report, made[id])))
                .OrderByDescending(item => item.Likeness.Probability).ToList();
            var joined = ranked.Where(item => item.Likeness.MayJoin).Select(item => (int?)item.Id).FirstOrDefault();
            var home = joined ?? made.Count;
            if (joined is null)
            {
                made.Add([]);
            }

            made[home].Add(report);
            foreach (var band in DedupBands.Filed(report.Traits))
            {
                (filed.TryGetValue(band, out var list) ? list : filed[band] = []).Add(home);
            }

            var suggested = ranked.Where(item => item.Likeness.Probability >= scorer.SuggestFrom).Take(Shown).Select(item => Name(item.Id)).ToList();
            result.Add(new($"r{result.Count}", Name(report.Hazard), Name(home), suggested, 0));
        }

        return result;
    }

    private static IEnumerable<int> Candidates(InventedReport report, Dictionary<string, List<int>> filed) => DedupBands.LookedUp(report.Traits)
        .SelectMany(band => (filed.GetValueOrDefault(band) ?? []).Distinct())
        .GroupBy(id => id).OrderByDescending(group => group.Count()).ThenByDescending(group => group.Key).Take(MostCandidates).Select(group => group.Key);

    private static HazardLikeness Judge(PairScorer scorer, InventedReport report, List<InventedReport> known)
    {
        var kept = known.Count <= KeptReports ? known : [known[0], .. known.Skip(known.Count - KeptReports + 1)];
        return HazardLikeness.Of(scorer, report.Traits, kept.Select(item => item.Traits), kept.Any(item => CandidatePairs.SameSender(report, item)));
    }

    private static string Name(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
