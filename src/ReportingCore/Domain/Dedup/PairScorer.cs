namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>Evidence that two reports are of one hazard, as numbers; the order is that of <see cref="Names"/>.</summary>
public static class PairFeatures
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "text", "thing-same", "thing-family", "thing-conflict", "defect-same", "landmark-same", "landmark-conflict", "position-same",
        "side-conflict", "number-conflict", "village-same", "village-different", "pin-near", "pin-middle", "pin-far", "domain-same",
        "domain-different", "weeks-apart",
    ];

    private static readonly (string, string)[] Sides = [("east", "west"), ("south", "north"), ("front", "behind"), ("gate", "behind")];

    public static double[] Of(ReportTraits a, ReportTraits b)
    {
        var metres = Metres(a, b);
        var thing = a.Things.Overlaps(b.Things);
        var family = a.Families.Overlaps(b.Families);
        var villages = a.Source.VillageCode.Length > 0 && b.Source.VillageCode.Length > 0;
        return
        [
            Dice(a.Bigrams, b.Bigrams), One(thing), One(!thing && family), One(!family && a.Things.Count > 0 && b.Things.Count > 0),
            One(a.Defects.Overlaps(b.Defects)), One(a.Landmarks.Overlaps(b.Landmarks)), One(Disjoint(a.Landmarks, b.Landmarks)),
            One(a.Positions.Overlaps(b.Positions)), One(Sides.Any(side => Opposed(a, b, side) || Opposed(b, a, side))), One(Disjoint(a.Numbers, b.Numbers)),
            One(villages && a.Source.VillageCode == b.Source.VillageCode), One(villages && a.Source.VillageCode != b.Source.VillageCode),
            One(metres < 80), One(metres is >= 80 and < 250), One(metres >= 600),
            One(a.Source.Domain == b.Source.Domain), One(a.Source.Domain != b.Source.Domain),
            Math.Min(12, Math.Abs((a.Source.At - b.Source.At).TotalDays) / 7),
        ];
    }

    private const double LongestGapDays = 30;

    /// <summary>
    /// What a join without a person needs beside the score: almost the same words about the same place with nothing against them. Anything
    /// looser glued hazards together that merely sounded alike (docs/dedup.md); those are suggested to the handler instead.
    /// </summary>
    public static bool MayJoin(ReportTraits a, ReportTraits b)
    {
        var contradicted = Disjoint(a.Landmarks, b.Landmarks) || Disjoint(a.Numbers, b.Numbers)
            || Sides.Any(side => Opposed(a, b, side) || Opposed(b, a, side))
            || Math.Abs((a.Source.At - b.Source.At).TotalDays) > LongestGapDays;
        var sameVillage = a.Source.VillageCode == b.Source.VillageCode;
        if (contradicted || (!sameVillage && a.Source.VillageCode.Length > 0 && b.Source.VillageCode.Length > 0))
        {
            return false;
        }

        return (Metres(a, b) is { } metres ? metres < 80 : sameVillage) && Dice(a.Bigrams, b.Bigrams) >= 0.9;
    }

    private static double? Metres(ReportTraits a, ReportTraits b)
    {
        if (a.Source.Pin is not { } from || b.Source.Pin is not { } to)
        {
            return null;
        }

        var east = (from.Longitude - to.Longitude) * Math.Cos(from.Latitude / 180 * Math.PI);
        var metres = Math.Sqrt((east * east) + Math.Pow(from.Latitude - to.Latitude, 2)) * 111_320;
        return Math.Max(0, metres - Math.Min(100, from.AccuracyMetres + to.AccuracyMetres));
    }

    private static double Dice(IReadOnlySet<string> a, IReadOnlySet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);

    private static bool Disjoint(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Count > 0 && b.Count > 0 && !a.Overlaps(b);

    private static bool Opposed(ReportTraits a, ReportTraits b, (string One, string Other) side) =>
        a.Positions.Contains(side.One) && b.Positions.Contains(side.Other) && !b.Positions.Contains(side.One);

    private static double One(bool holds) => holds ? 1 : 0;
}

/// <summary>Logistic scorer over <see cref="PairFeatures"/>; the weights are data (<c>Data/weights.tsv</c>).</summary>
public sealed class PairScorer
{
    /// <summary>Joined without asking from here on.</summary>
    public const double JoinFrom = 0.97;

    /// <summary>Shown to the handler from here on.</summary>
    public const double SuggestFrom = 0.15;

    private readonly double[] weights;
    private readonly double bias;

    private PairScorer(IReadOnlyDictionary<string, double> table)
    {
        bias = table["bias"];
        weights = PairFeatures.Names.Select(name => table[name]).ToArray();
    }

    public static PairScorer Shipped { get; } = new(DedupData.Lines("weights.tsv")
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture)));

    public double Score(ReportTraits a, ReportTraits b)
    {
        var features = PairFeatures.Of(a, b);
        var sum = bias;
        for (var i = 0; i < features.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
