using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>What dedup says at submit: joined to a hazard, new with possible duplicates, or new.</summary>
/// <param name="Same">The hazard to join; null for a new hazard.</param>
/// <param name="Probability">Calibrated probability that it is the same.</param>
/// <param name="Perhaps">Shown to the handler side by side.</param>
public sealed record DuplicateJudgement(HazardId? Same, double Probability, IReadOnlyList<PossibleDuplicate> Perhaps)
{
    public static DuplicateJudgement New { get; } = new(null, 0, []);

    /// <summary>The written-off hazard that has come back; the new hazard is linked to it.</summary>
    public HazardId? RecurrenceOf { get; init; }

    /// <summary>Hazards the reporter said are others.</summary>
    public IReadOnlyList<HazardId> NotSameAs { get; init; } = [];
}
