using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Finds the hazard a report belongs to, inside the commit that stores it, so that twins arriving at once meet.</summary>
internal interface IDuplicateFinder
{
    /// <summary>Reads the candidates ahead, in parallel with the rest of the batch.</summary>
    Task WarmUpAsync(TownshipTransaction transaction, Report report, string domain);

    /// <param name="transaction">The commit.</param>
    /// <param name="report">What has come.</param>
    /// <param name="domain">Safety domain as classified.</param>
    /// <param name="others">Hazards the reporter said are others: neither joined nor suggested nor come back, whatever they look like.</param>
    /// <param name="mayJoin">Which hazards it may come to; another is perhaps the same at most.</param>
    Task<DuplicateJudgement> JudgeAsync(
        TownshipTransaction transaction, Report report, string domain, IReadOnlyList<HazardId> others, Func<Hazard, bool> mayJoin);

    /// <summary>Makes the report findable for those that come after.</summary>
    Task IndexAsync(TownshipTransaction transaction, Hazard hazard, Report report);

    /// <summary>After a merge or split: the hazard is found by the reports it now holds.</summary>
    Task ReindexAsync(TownshipTransaction transaction, Hazard hazard, IReadOnlyList<Report> reports);
}
