using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Tests.Statistics;

/// <summary>
/// Clocks that were kept, found the slow way: each hazard is rebuilt from its events up to each moment of its life, and what ran before is held
/// against what runs after.
/// </summary>
internal sealed class OnTimeRecount(IReadOnlyList<AuditEvent> events, ClockTable clocks, WorkingCalendar calendar)
{
    private static readonly string[] Regrouping = ["merge", "split", "undo-merge", "undo-split"];
    private readonly ILookup<HazardId, AuditEvent> lives = events.Where(entry => entry.Hazard is not null).ToLookup(entry => entry.Hazard!.Value);

    /// <returns>Moment, clock and department of each.</returns>
    public IReadOnlyList<(DateTimeOffset At, string Clock, string Department, HazardId Hazard)> All() =>
        [.. lives.SelectMany(life => Of(life.Key))];

    private IEnumerable<(DateTimeOffset, string, string, HazardId)> Of(HazardId id)
    {
        // A part split off has its forebear's life before its own; only what happens in its own counts for it.
        var own = lives[id].ToList();
        var line = Line(id, long.MaxValue).ToList();
        var (missed, kept, before) = (new HashSet<string>(), new HashSet<string>(), new Dictionary<string, (RunningClock Clock, string Department)>());
        foreach (var (entry, after) in line.Zip(Lived(line)))
        {
            missed.UnionWith(before.Where(item => !item.Value.Department.StartsWith('-') && item.Value.Clock.DueAt <= entry.At).Select(item => item.Key));
            var now = WorkflowTable.IsClocked(after.State)
                ? CaseClocks.Running(after, clocks, calendar).Where(clock => clock.Code != "answer").DistinctBy(Name).ToDictionary(Name)
                : [];
            foreach (var (name, item) in before.Where(item => !now.ContainsKey(item.Key)).ToList())
            {
                if (StandsStill(item.Clock.Code, after.State))
                {
                    continue;
                }

                before.Remove(name);
                if (!Regrouping.Contains(entry.Act) && !missed.Contains(name) && kept.Add(name) && own.Contains(entry))
                {
                    yield return (entry.At, item.Clock.Code, Owner(item), id);
                }
            }

            before = before.Where(item => !now.ContainsKey(item.Key)).Select(item => KeyValuePair.Create(item.Key, (Clock: item.Value.Clock, Department: Standing(item.Value))))
                .Concat(now.Select(item => KeyValuePair.Create(item.Key, (Clock: item.Value, Turn(after))))).ToDictionary();
        }
    }

    private static string Turn(Hazard after) => after.State == HazardState.ConcludedAbove ? "safety-office" : after.Department;

    // A clock that stands still keeps its owner behind a minus sign and cannot run out.
    private static string Standing((RunningClock Clock, string Department) item) => item.Department.StartsWith('-') ? item.Department : "-" + item.Department;

    private static string Owner((RunningClock Clock, string Department) item) => item.Department.TrimStart('-');

    private static bool StandsStill(string code, HazardState state) =>
        state == HazardState.AwaitingReporter || (code == "check" && state == HazardState.Assigned) || (code == "conclude" && state == HazardState.Registered);

    private static string Name(RunningClock clock) => $"{clock.Code} {clock.StartedAt:O}";

    private IEnumerable<AuditEvent> Line(HazardId id, long before)
    {
        var own = lives[id].Where(entry => entry.Version < before).ToList();
        return own[0].Act == "split" ? Line(new(own[0].Details["other"]), own[0].Version).Concat(own) : own;
    }

    private IEnumerable<Hazard> Lived(List<AuditEvent> line) => line.Select(entry => ClockHistory.Rebuild(
        [.. lives[entry.Hazard!.Value].Where(earlier => earlier.Version <= entry.Version)],
        (other, version) => [.. lives[other].Where(earlier => earlier.Version < version)]));
}
