namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>Evidence that two reports are of one hazard, as numbers; the order is that of <see cref="Names"/>.</summary>
public static class PairFeatures
{
    private static readonly (string, string)[] Sides = [("east", "west"), ("south", "north"), ("front", "behind"), ("gate", "behind"), ("left", "right")];

    private static readonly (string Name, Func<Pair, double> Value)[] All =
    [
        ("text-dice", pair => pair.Dice),
        ("text-contained", pair => pair.Contained),
        ("leaning", pair => pair.Leaning),
        ("thing", pair => pair.Thing),
        ("thing-rarity", pair => pair.Rarity),
        ("thing-family", pair => One(pair.Thing == 0 && pair.Family)),
        ("thing-conflict", pair => One(pair.ThingConflict)),
        ("defect", pair => One(pair.A.Defects.Overlaps(pair.B.Defects))),
        ("defect-conflict", pair => One(Disjoint(pair.A.DefectFamilies, pair.B.DefectFamilies))),
        ("number-same", pair => One(pair.A.Numbered.Overlaps(pair.B.Numbered))),
        ("number-conflict", pair => One(NumberedParts.Conflict(pair.A.Numbered, pair.B.Numbered))),
        ("name-same", pair => One(pair.A.Names.Overlaps(pair.B.Names))),
        ("name-conflict", pair => One(PlaceNames.Conflict(pair.A.Names, pair.B.Names))),
        ("said-another", pair => One(pair.A.SaidToBeAnother)),
        ("domain-same", pair => One(pair.A.Source.Domain == pair.B.Source.Domain)),
        ("village-same", pair => One(pair.VillageSame)),
        ("village-different", pair => One(pair.VillageDifferent)),
        ("landmark-same", pair => One(pair.A.Landmarks.Overlaps(pair.B.Landmarks))),
        ("town-landmark", pair => One(pair.A.TownLandmarks.Overlaps(pair.B.TownLandmarks))),
        ("landmark-conflict", pair => One(Disjoint(pair.A.Landmarks, pair.B.Landmarks))),
        ("spot-same", pair => One(pair.A.Spots.Overlaps(pair.B.Spots))),
        ("side-conflict", pair => One(Sides.Any(side => Opposed(pair.A, pair.B, side) || Opposed(pair.B, pair.A, side)))),
        ("pin-close", pair => One(pair.Metres < 70)),
        ("pin-near", pair => One(pair.Metres is >= 70 and < 140)),
        ("pin-apart", pair => One(pair.Metres is >= 140 and < 300)),
        ("pin-far", pair => One(pair.Metres >= 300)),
        ("weeks", pair => Math.Min(12, Math.Abs((pair.A.Source.At - pair.B.Source.At).TotalDays) / 7)),
        ("sender-same", pair => One(pair.SameSender)),
        ("photo-same", pair => One(pair.Photos is <= PhotoLikeness.SameScene)),
        ("photo-different", pair => One(pair.Photos is > PhotoLikeness.SameScene)),
    ];

    public static IReadOnlyList<string> Names { get; } = All.Select(item => item.Name).ToList();

    /// <param name="a">The report.</param>
    /// <param name="b">A report of the candidate.</param>
    /// <param name="sameSender">The candidate holds a report that the same person sent within two days.</param>
    public static double[] Of(ReportTraits a, ReportTraits b, bool sameSender)
    {
        var pair = new Pair(a, b, sameSender);
        return Array.ConvertAll(All, item => item.Value(pair));
    }

    /// <returns>Metres between the pins less what both may be off; null when one has none.</returns>
    public static double? Metres(ReportTraits a, ReportTraits b)
    {
        if (a.Source.Pin is not { } from || b.Source.Pin is not { } to)
        {
            return null;
        }

        var east = (from.Longitude - to.Longitude) * Math.Cos(from.Latitude / 180 * Math.PI);
        var metres = Math.Sqrt((east * east) + Math.Pow(from.Latitude - to.Latitude, 2)) * 111_320;
        return Math.Max(0, metres - Math.Min(100, from.AccuracyMetres + to.AccuracyMetres));
    }

    private static bool Disjoint(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Count > 0 && b.Count > 0 && !a.Overlaps(b);

    private static bool Opposed(ReportTraits a, ReportTraits b, (string One, string Other) side) =>
        a.Positions.Contains(side.One) && b.Positions.Contains(side.Other) && !b.Positions.Contains(side.One);

    private static double One(bool holds) => holds ? 1 : 0;

    private sealed class Pair
    {
        public Pair(ReportTraits a, ReportTraits b, bool sameSender)
        {
            (A, B, SameSender) = (a, b, sameSender);
            var shared = a.Bigrams.Count(b.Bigrams.Contains);
            Dice = 2.0 * shared / Math.Max(1, a.Bigrams.Count + b.Bigrams.Count);
            Contained = (double)shared / Math.Max(1, Math.Min(a.Bigrams.Count, b.Bigrams.Count));
            Leaning = Leanings.Alike(a.Leaning, b.Leaning);
            Thing = Shared(a.Things, b.Things) / Math.Max(0.1, Total(a.Things) + Total(b.Things) - Shared(a.Things, b.Things));
            Rarity = a.Things.Where(b.Things.Contains).Select(Rarities.Of).DefaultIfEmpty(0).Max();
            Family = a.Families.Overlaps(b.Families);
            ThingConflict = Disjoint(a.Families, b.Families);
            Metres = PairFeatures.Metres(a, b);
            var villages = a.Source.VillageCode.Length > 0 && b.Source.VillageCode.Length > 0;
            VillageSame = villages && a.Source.VillageCode == b.Source.VillageCode;
            VillageDifferent = villages && !VillageSame;
            Photos = PhotoLikeness.Least(a.Source.Photos, b.Source.Photos);
        }

        private static double Total(IReadOnlySet<string> things) => things.Sum(Rarities.Of);

        private static double Shared(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Where(b.Contains).Sum(Rarities.Of);

        public ReportTraits A { get; }

        public ReportTraits B { get; }

        public bool SameSender { get; }

        public double Dice { get; }

        public double Contained { get; }

        public double Leaning { get; }

        public double Thing { get; }

        /// <summary>Of the rarest thing both name.</summary>
        public double Rarity { get; }

        public bool Family { get; }

        public bool ThingConflict { get; }

        public double? Metres { get; }

        public bool VillageSame { get; }

        public bool VillageDifferent { get; }

        public int? Photos { get; }
    }
}
