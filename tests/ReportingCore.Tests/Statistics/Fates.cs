using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Tests.Statistics;

/// <summary>What happens next to a hazard, by its state and by chance; the words are those of the scenario's acts.</summary>
internal sealed class Fates(int seed)
{
    private static readonly string[] Nothing = ["wait"];
    private readonly Random random = new(seed + 1);

    /// <returns>Null when nothing more will happen.</returns>
    public string[]? Next(Hazard hazard, ReportId report) => hazard.State switch
    {
        HazardState.Registered => Registered(hazard),
        HazardState.AwaitingReporter => Chance(25) ? ["reporter", "supplement"] : Nothing,
        HazardState.Accepted => Accepted(),
        HazardState.Assigned => Words("d sign-for"),
        HazardState.Verifying => Verifying(),
        HazardState.Verified => Words(Of((45, "d rectify-at-once"), (38, "d rectify-by-date"), (6, "d hand-to-enforcement"), (11, "d declare-major"))),
        HazardState.Rectifying => Rectifying(hazard),
        HazardState.Enforcement => Chance(20) ? Words("d report-rectification") : Nothing,
        HazardState.Reinspecting => Words(Chance(15) ? "d2 reinspect no" : "d2 reinspect"),
        HazardState.AwaitingWriteOff => WriteOff(hazard),
        HazardState.Escalated => Chance(10) ? Words(Chance(30) ? "so resume-locally" : "so record-conclusion-above") : Nothing,
        HazardState.Merged => Chance(5) ? Words("so undo") : null,
        HazardState.WrittenOff or HazardState.Unfounded => Afterwards(hazard, report),
        _ => Chance(10) ? Words("so assign to=police") : null,
    };

    private string[] Registered(Hazard hazard) => Words(
        (hazard.Reports.Count > 1 && Chance(20)) ? "so split of=r1" : Of(
        (62, "d accept"), (6, "d decline code=1"), (3, "d decline code=6"), (4, "d ask-for-more"), (3, "d pass-outside"), (7, "d hand-back"),
        (6, "so assign to=traffic-office domain=road-traffic"), (3, "so assign to=emergency-office domain=fire-safety"), (2, "so merge with=r2"),
        (2, "so release-paraphrase"), (2, "duty emergency-hand-over")));

    private string[] Accepted() => Words(Of((80, "d sign-for"), (8, "so assign-jointly to=construction-office co village"), (6, "d hand-back"), (6, "so merge with=r2")));

    private string[] Verifying() => Chance(45) ? Nothing : Words(Of(
        (58, "d verify"), (16, "d verify partly"), (20, "d verify false"), (3, "d verify not-established"), (3, "d request-extension days=20")));

    private string[] Rectifying(Hazard hazard) =>
        hazard is { Extension: { ApprovedAt: null, RefusedAt: null } } ? Words(Chance(70) ? "lead approve-extension" : "lead approve-extension no")
        : hazard is { Major.NotifiedOn: null } && Chance(60) ? Words("d notify-enterprise")
        : hazard is { Major: not null, Supervision.Listing: null } && Chance(30) ? Words("so list-for-supervision")
        : Chance(70) ? Nothing
        : Words(Of((75, "d report-rectification"), (15, "d request-extension days=20"), (5, "d hand-to-enforcement"), (5, "d declare-major")));

    private string[] WriteOff(Hazard hazard) =>
        hazard.CoLeads.Except(hazard.CoLeadReports).Any() ? Words("co report-as-co-lead")
        : hazard is { Major.NotifiedOn: null } ? Words("d notify-enterprise")
        : hazard.Supervision.IsListed && Chance(80) ? Words("so delist")
        : hazard.RepliedAt is null && Chance(80) ? Words("d reply-finally")
        : Chance(8) ? Words("d send-back")
        : Words(hazard.Major is null ? "d3 write-off" : "so2 write-off");

    private string[]? Afterwards(Hazard hazard, ReportId report) =>
        hazard.Supervision.IsListed ? Words("so delist")
        : hazard.Objections.Any(objection => objection.Report == report && objection.Upheld is null)
            ? (Chance(20) ? Words(Chance(40) ? "lead decide-objection" : "lead decide-objection no") : Nothing)
        : hazard.ReplyOwedTo().Any() ? Words("d reply-finally")
        : hazard.Objections.Count == 0 && Chance(15) ? ["reporter", "object"]
        : Chance(2) && !hazard.Withdrawn.Contains(report) ? ["reporter", "withdraw"]
        : null;

    private static string[] Words(string line) => line.Split(' ');

    private bool Chance(int percent) => random.Next(100) < percent;

    private string Of(params (int Weight, string Line)[] choices)
    {
        var at = random.Next(choices.Sum(choice => choice.Weight));
        return choices.First(choice => (at -= choice.Weight) < 0).Line;
    }
}
