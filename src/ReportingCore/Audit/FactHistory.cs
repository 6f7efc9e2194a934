using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Statistics;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Audit;

/// <summary>
/// The log as facts to count. Walks the chain once, in order; beside each hazard it keeps what <see cref="ClockHistory"/> knows of it, so that
/// a clock's verdict falls when it ends or runs out and is never changed by what comes later.
/// </summary>
internal sealed class FactHistory(Jurisdiction jurisdiction, WorkingCalendar calendar)
{
    /// <summary>Where an act says what it found.</summary>
    private static readonly Dictionary<string, string> ValueIn = new()
    {
        ["report-submitted"] = "channel",
        ["report-joined"] = "channel",
        ["decline"] = "reason",
        ["verify"] = "finding",
        ["reinspect"] = "passed",
        ["approve-extension"] = "granted",
        ["decide-objection"] = "upheld",
        ["reply-rated"] = "satisfied",
        ["supervise-remind"] = "clock",
        ["supervise-yellow"] = "clock",
        ["supervise-letter"] = "clock",
        ["supervise-leader"] = "clock",
        ["supervise-month-end"] = "clock",
    };

    private readonly Dictionary<HazardId, Tracked> hazards = [];
    private readonly List<CaseFact> facts = [];

    public IReadOnlyList<CaseFact> Facts => facts;

    public void Apply(AuditEvent entry)
    {
        if (entry.Hazard is not { } id)
        {
            return;
        }

        var tracked = hazards.GetValueOrDefault(id);
        var verdicts = tracked?.Verdicts ?? new(entry.Act == "split" ? hazards[HazardId.From(entry.Details["other"])].Verdicts : null);
        foreach (var clock in verdicts.MissedBy(entry.At).ToList())
        {
            verdicts.Miss(clock.Clock);
            facts.Add(Clock(FactKinds.Late, clock, id, entry.Version, clock.Clock.DueAt));
        }

        var after = ClockHistory.Step(tracked?.Hazard, entry, other => hazards[other].Hazard);
        facts.AddRange(verdicts.Follow(Running(after), after.State, TurnOf(after), entry.Act).Select(clock => Clock(FactKinds.OnTime, clock, id, entry.Version, entry.At)));
        hazards[id] = new(after, verdicts);
        AddAct(entry, after, tracked?.Hazard.State);
    }

    /// <summary>Clocks that have run out without any event since; not kept, for the next event may show that they had ended before.</summary>
    public IEnumerable<CaseFact> LateBy(DateTimeOffset now) => hazards.Values.SelectMany(item => item.Verdicts.MissedBy(now)
        .Select(clock => Clock(FactKinds.Late, clock, item.Hazard.Id, item.Hazard.Version, clock.Clock.DueAt)));

    private static CaseFact Clock(string kind, (RunningClock Clock, string Department) clock, HazardId id, long version, DateTimeOffset at) =>
        new(version, at, kind, id) { Value = clock.Clock.Code, Department = clock.Department };

    private void AddAct(AuditEvent entry, Hazard after, HazardState? before)
    {
        var details = entry.Details;
        var fact = new CaseFact(entry.Version, entry.At, entry.Act, after.Id)
        {
            Report = entry.Report,
            Value = ValueIn.TryGetValue(entry.Act, out var key) ? details.GetValueOrDefault(key, "") : "",
            Department = entry.Act is "report-submitted" or "report-joined" ? "" : details.GetValueOrDefault(entry.Act == "hand-back" ? "from" : "department", TurnOf(after)),
            Class = details.GetValueOrDefault("class", ""),
            Anonymity = details.GetValueOrDefault("anonymity", ""),
            Unit = details.GetValueOrDefault("enterprise", ""),
            Recurrence = details.GetValueOrDefault("recurrence") == "yes",
        };
        if (FigureTable.Counts(fact))
        {
            facts.Add(fact);
        }

        // Every act that says whose it is now says where the hazard stands.
        if (details.ContainsKey("department"))
        {
            var stands = fact with { Kind = FactKinds.State, Value = after.State.ToString(), Department = after.Department };
            facts.Add(stands);
            if (before != after.State)
            {
                facts.Add(stands with { Kind = FactKinds.Entered });
            }
        }

        if (entry.Act == "write-off" && after.Major is not null)
        {
            facts.Add(fact with { Kind = FactKinds.MajorCleared });
        }
    }

    private string TurnOf(Hazard hazard) => WorkflowTable.TurnOf(hazard, jurisdiction.SafetyOffice);

    private List<RunningClock> Running(Hazard hazard) => WorkflowTable.IsClocked(hazard.State)
        ? [.. CaseClocks.Running(hazard, jurisdiction.Clocks, calendar).Where(clock => clock.Code != "answer")]
        : [];

    private sealed record Tracked(Hazard Hazard, ClockVerdicts Verdicts);
}
