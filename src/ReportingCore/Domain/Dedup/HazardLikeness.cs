namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>A report beside everything known of one hazard.</summary>
/// <param name="Probability">That it is the same; the best of its reports counts.</param>
/// <param name="MayJoin">Sure enough to join without a person.</param>
public readonly record struct HazardLikeness(double Probability, bool MayJoin)
{
    /// <summary>The same sentence so soon after is one message passed on, whatever else is unknown.</summary>
    private static readonly TimeSpan PassedOn = TimeSpan.FromHours(1);

    private const double SameSentence = 0.85;
    private const int LettersOfSentence = 8;

    private const double SharedThings = 0.25;
    private const double SameLeaning = 0.8;
    private static readonly int Thing = PairFeatures.Names.ToList().IndexOf("thing");
    private static readonly int Leaning = PairFeatures.Names.ToList().IndexOf("leaning");

    /// <summary>Pins of one hazard lie within this, whoever set them.</summary>
    private const double OnePlaceMetres = 250;

    /// <param name="scorer">Trained weights.</param>
    /// <param name="report">The new report.</param>
    /// <param name="known">Reports of the hazard, as far as kept.</param>
    /// <param name="sameSender">One of them is by the same person, within two days.</param>
    public static HazardLikeness Of(PairScorer scorer, ReportTraits report, IEnumerable<ReportTraits> known, bool sameSender)
    {
        var (best, sure, contradicted, located, repeated) = (0.0, false, report.SaidToBeAnother, false, false);
        foreach (var other in known)
        {
            var features = PairFeatures.Of(report, other, sameSender);
            var score = scorer.Score(features);
            best = Math.Max(best, score);
            sure |= score >= scorer.JoinFrom && IsOneThing(features);
            contradicted |= Contradict(report, other);
            located |= SamePlace(report, other);
            repeated |= IsRepeated(report, other);
        }

        return repeated ? new(Math.Max(best, scorer.JoinFrom), true) : new(best, sure && located && !contradicted);
    }

    /// <summary>At one place there is more than one hazard: the likeness must come from what is dangerous too.</summary>
    private static bool IsOneThing(double[] features) => features[Thing] >= SharedThings || features[Leaning] >= SameLeaning;

    /// <summary>What no likeness of words can outweigh; precision comes first.</summary>
    private static bool Contradict(ReportTraits a, ReportTraits b) => PairFeatures.Metres(a, b) > OnePlaceMetres
        || (a.Source.VillageCode.Length > 0 && b.Source.VillageCode.Length > 0 && a.Source.VillageCode != b.Source.VillageCode)
        || NumberedParts.Conflict(a.Numbered, b.Numbered)
        || PlaceNames.Conflict(a.Names, b.Names);

    /// <summary>At least one sign that it is the same place: a machine does not join two of a kind for being of a kind.</summary>
    private static bool SamePlace(ReportTraits a, ReportTraits b) => PairFeatures.Metres(a, b) <= OnePlaceMetres
        || a.Names.Overlaps(b.Names)
        || a.TownLandmarks.Overlaps(b.TownLandmarks)
        || (a.Source.VillageCode.Length > 0 && a.Source.VillageCode == b.Source.VillageCode);

    private static bool IsRepeated(ReportTraits a, ReportTraits b)
    {
        var shared = a.Bigrams.Count(b.Bigrams.Contains);
        return Math.Min(a.Words.Length, b.Words.Length) >= LettersOfSentence
            && (a.Source.At - b.Source.At).Duration() <= PassedOn
            && 2.0 * shared / (a.Bigrams.Count + b.Bigrams.Count) >= SameSentence
            && !a.SaidToBeAnother && !Contradict(a, b)
            && (a.Landmarks.Count == 0 || b.Landmarks.Count == 0 || a.Landmarks.SetEquals(b.Landmarks));
    }
}
