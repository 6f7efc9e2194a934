using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// Moves reports between hazards; whatever is done and undone, reports lie in their order of acceptance (architecture rule 2). A released picture may
/// leave with its report, so whoever takes reports apart looks again at what to show.
/// </summary>
/// <param name="From">The hazard reports leave.</param>
/// <param name="To">The hazard they come to.</param>
public sealed record CaseMerging(Hazard From, Hazard To)
{
    /// <param name="source">Ends as merged and remembers what it brought, so that the merge can be undone.</param>
    /// <param name="into">Takes its reports.</param>
    /// <param name="acceptedVersion">Order of acceptance.</param>
    public static CaseMerging Merge(Hazard source, Hazard into, Func<ReportId, long> acceptedVersion) => new(
        source with { State = HazardState.Merged, MergedInto = into.Id, MergedReports = source.Reports, StateBeforeMerge = source.State, Reports = [] },
        into with
        {
            Reports = InOrder(into.Reports.Concat(source.Reports), acceptedVersion),
            Urgent = into.Urgent || source.Urgent,
            UrgentAcknowledgedBy = source.Urgent && !into.Urgent ? source.UrgentAcknowledgedBy : into.UrgentAcknowledgedBy,
            Confided = into.Confided || source.Confided,
            NotSameAs = into.NotSameAs.Where(id => id != source.Id).ToList(),
            PossibleDuplicates = into.PossibleDuplicates.Where(item => item.Hazard != source.Id).ToList(),
        });

    /// <summary>Gives back what a merge took and what is still there.</summary>
    public static CaseMerging UndoMerge(Hazard merged, Hazard into, Func<ReportId, long> acceptedVersion)
    {
        var back = merged.MergedReports.Where(into.Reports.Contains).ToList();
        return new(
            into with { Reports = into.Reports.Except(back).ToList(), NotSameAs = [.. into.NotSameAs, merged.Id], ReleasedPicture = null },
            merged with
            {
                State = merged.StateBeforeMerge ?? HazardState.Registered,
                MergedInto = null,
                MergedReports = [],
                StateBeforeMerge = null,
                Reports = InOrder(back, acceptedVersion),
                NotSameAs = [.. merged.NotSameAs, into.Id],
            });
    }

    /// <param name="whole">Keeps the reports that are not taken out.</param>
    /// <param name="part">The new hazard, as it shall be but for its reports.</param>
    /// <param name="taken">Some, not all, of the reports of <paramref name="whole"/>.</param>
    /// <param name="acceptedVersion">Order of acceptance.</param>
    public static CaseMerging Split(Hazard whole, Hazard part, IReadOnlyCollection<ReportId> taken, Func<ReportId, long> acceptedVersion) => new(
        whole with { Reports = whole.Reports.Where(id => !taken.Contains(id)).ToList(), NotSameAs = [.. whole.NotSameAs, part.Id], ReleasedPicture = null },
        part with { Reports = InOrder(taken, acceptedVersion), SplitFrom = whole.Id, NotSameAs = [.. part.NotSameAs, whole.Id], ReleasedPicture = null });

    private static List<ReportId> InOrder(IEnumerable<ReportId> reports, Func<ReportId, long> acceptedVersion) =>
        reports.Distinct().OrderBy(acceptedVersion).ToList();
}
