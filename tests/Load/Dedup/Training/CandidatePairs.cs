using PublicReport.ReportingCore.Domain.Dedup;

namespace PublicReport.Load.Dedup.Training;

/// <param name="Features">In the order of <see cref="PairFeatures.Names"/>.</param>
/// <param name="Same">One hazard.</param>
/// <param name="Weight">Easy pairs are thinned out; those kept count for the others.</param>
/// <param name="FoldA">Fold of one report's written hazard.</param>
/// <param name="FoldB">Fold of the other's.</param>
internal sealed record TrainingPair(double[] Features, bool Same, float Weight, int FoldA, int FoldB);

/// <summary>The pairs the core would compare: later reports with earlier ones that share a band of the index.</summary>
internal static class CandidatePairs
{
    private const int Thinning = 8;
    private static readonly TimeSpan SenderRemembered = TimeSpan.FromHours(36);

    public static IEnumerable<TrainingPair> Of(IReadOnlyList<InventedReport> reports, Func<int, int> fold, int seed)
    {
        var random = new Random(seed);
        var filed = new Dictionary<string, List<int>>();
        for (var i = 0; i < reports.Count; i++)
        {
            foreach (var j in DedupBands.LookedUp(reports[i].Traits).SelectMany(band => filed.GetValueOrDefault(band) ?? []).Distinct().Order())
            {
                if (Pair(reports[i], reports[j], fold, random) is { } pair)
                {
                    yield return pair;
                }
            }

            foreach (var band in DedupBands.Filed(reports[i].Traits))
            {
                (filed.TryGetValue(band, out var list) ? list : filed[band] = []).Add(i);
            }
        }
    }

    public static bool SameSender(InventedReport a, InventedReport b) =>
        a.Sender == b.Sender && (a.Traits.Source.At - b.Traits.Source.At).Duration() < SenderRemembered;

    private static TrainingPair? Pair(InventedReport a, InventedReport b, Func<int, int> fold, Random random)
    {
        var features = PairFeatures.Of(a.Traits, b.Traits, SameSender(a, b));
        var same = a.Hazard == b.Hazard;
        var easy = !same && (PairFeatures.Metres(a.Traits, b.Traits) >= 300 || features[PairFeatures.Names.ToList().IndexOf("village-different")] > 0);
        return easy && random.Next(Thinning) != 0 ? null : new(features, same, easy ? Thinning : 1, fold(a.Root), fold(b.Root));
    }
}
