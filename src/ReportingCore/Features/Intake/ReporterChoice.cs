using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>What the reporter said of the suggestions goes before what the machine thinks: 就是这个 joins, 不是 sticks.</summary>
internal sealed class ReporterChoice(JoinTokens tokens, Townships townships)
{
    /// <returns>Null when no valid choice was made; a stale token loses nothing, the report is judged as any other.</returns>
    public async Task<DuplicateJudgement?> ReadAsync(TownshipTransaction transaction, SubmitReport request)
    {
        if (request.JoinToken.Length == 0 || tokens.Read(transaction.Area, request.JoinToken) is not { } id
            || await transaction.FindHazardAsync(id) is not { } hazard)
        {
            return null;
        }

        hazard = hazard.MergedInto is { } into ? await transaction.FindHazardAsync(into) ?? hazard : hazard;
        if (!Joining.MayBeShown(hazard, townships.Get(transaction.Area)))
        {
            return null;
        }

        return hazard.State == HazardState.WrittenOff ? new(null, 1, []) { RecurrenceOf = hazard.Id } : new(hazard.Id, 1, []);
    }

    public IReadOnlyList<HazardId> Rejected(string area, SubmitReport request) =>
        request.RejectedJoinTokens.Select(token => tokens.Read(area, token)).OfType<HazardId>().Distinct().ToList();
}
