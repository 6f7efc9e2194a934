using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>What stands at a moment, as facts, so that stock is counted and listed by the same table as what happens.</summary>
public static class StockFacts
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(3);

    private static readonly Act[] Forward =
    [
        Act.Accept, Act.SignFor, Act.Verify, Act.RectifyAtOnce, Act.ReportRectification, Act.ReportAsCoLead, Act.Reinspect, Act.WriteOff,
    ];

    /// <summary>Hazards open at the moment, by age since the first report; and the 重大 among them.</summary>
    /// <param name="facts">Everything up to the moment or later, in the order of the log.</param>
    /// <param name="moment">First instant that counts no more.</param>
    public static IEnumerable<CaseFact> At(IEnumerable<CaseFact> facts, DateTimeOffset moment)
    {
        var (last, first, major) = (new Dictionary<HazardId, CaseFact>(), new Dictionary<HazardId, DateTimeOffset>(), new HashSet<HazardId>());
        foreach (var fact in facts.Where(fact => fact.At < moment))
        {
            if (fact.Kind == FactKinds.State)
            {
                last[fact.Hazard] = fact;
                first.TryAdd(fact.Hazard, fact.At);
            }
            else if (FactKinds.IsMajor(fact))
            {
                major.Add(fact.Hazard);
            }
        }

        foreach (var fact in last.Values.Where(fact => !WorkflowTable.IsClosed(Enum.Parse<HazardState>(fact.Value))))
        {
            var stands = fact with { Kind = FactKinds.Open, At = first[fact.Hazard], Value = Age(moment - first[fact.Hazard]) };
            yield return stands;
            if (major.Contains(fact.Hazard))
            {
                yield return stands with { Kind = FactKinds.OpenMajor };
            }
        }
    }

    /// <summary>What presses now: clocks about to run out or run out, urgent reports nobody has acknowledged, and what waits for this person.</summary>
    public static IEnumerable<CaseFact> Pressing(Hazard hazard, Actor actor, Jurisdiction jurisdiction, WorkingCalendar calendar, DateTimeOffset now)
    {
        var next = CaseClocks.Running(hazard, jurisdiction.Clocks, calendar).Where(clock => clock.Code != "answer").MinBy(clock => clock.DueAt);
        var turn = WorkflowTable.TurnOf(hazard, jurisdiction.SafetyOffice);
        if (next is not null && WorkflowTable.IsClocked(hazard.State) && next.DueAt < now + Soon)
        {
            yield return Fact(next.DueAt <= now ? FactKinds.Overdue : FactKinds.DueSoon, next.DueAt, next.Code);
        }

        if (WorkflowTable.Alarms(hazard))
        {
            yield return Fact(FactKinds.Urgent, hazard.FirstReportedAt, "");
        }

        if (WaitsFor(hazard, actor, jurisdiction.SafetyOffice))
        {
            yield return Fact(FactKinds.Waiting, hazard.LastChangedAt, hazard.State.ToString());
        }

        CaseFact Fact(string kind, DateTimeOffset at, string value) => new(hazard.Version, at, kind, hazard.Id) { Value = value, Department = turn };
    }

    private static bool WaitsFor(Hazard hazard, Actor actor, string safetyOffice)
    {
        return Forward.Any(act => May(act) && (act != Act.ReportAsCoLead || !hazard.CoLeadReports.Contains(actor.Department)))
        || (hazard.Objections.Any(objection => objection.Upheld is null) && May(Act.DecideObjection))
        || (hazard.Extension is { ApprovedAt: null, RefusedAt: null } && May(Act.ApproveExtension))
        || (hazard.State == HazardState.Registered && hazard.Department == safetyOffice && May(Act.Assign));

        bool May(Act act) => WorkflowTable.Find(hazard.State, act, actor, hazard, safetyOffice) is not null;
    }

    private static string Age(TimeSpan age) => age.TotalDays switch
    {
        < 8 => "0-7",
        < 16 => "8-15",
        < 31 => "16-30",
        < 61 => "31-60",
        _ => "61+",
    };
}
