using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Workflow;

public sealed class WorkflowTableTests
{
    private const string Open = "Registered AwaitingReporter Accepted Assigned Verifying Verified Rectifying Enforcement Reinspecting AwaitingWriteOff";
    private const string DeathMayBeNamed = $"{Open} Guided Declined PassedOutside WrittenOff Unfounded";
    private const string Clocked = $"{Open} WrittenOff Unfounded ConcludedAbove";
    private const string Working = "Accepted Assigned Verifying Verified Rectifying Enforcement Reinspecting AwaitingWriteOff";
    private const string Found = "Verified Rectifying Enforcement Reinspecting AwaitingWriteOff WrittenOff Unfounded";
    private const string Remedy = "Verified Rectifying Enforcement Reinspecting AwaitingWriteOff";

    /// <summary>The expectation, written down apart from the table: act, who, from which states, to which ("=" stays).</summary>
    private static readonly string[] Expected =
    [
        "Accept|handler|Registered AwaitingReporter|Accepted",
        "Decline|handler|Registered AwaitingReporter|Declined",
        "AskForMore|handler|Registered|AwaitingReporter",
        "ResumeAfterAnswer|handler system|AwaitingReporter|Registered",
        "PassOutside|handler|Registered AwaitingReporter Accepted|PassedOutside",
        $"EmergencyHandOver|handler duty-officer safety-office|{DeathMayBeNamed}|Escalated",
        "ResumeLocally|safety-office|Escalated|Accepted",
        "RecordConclusionAbove|safety-office|Escalated|ConcludedAbove",
        "ReleaseParaphrase|safety-office|Registered Accepted AwaitingReporter|=",
        "HandBack|handler|Registered AwaitingReporter Accepted Assigned Verifying|Registered",
        "Assign|safety-office|Registered AwaitingReporter Guided Accepted Assigned Verifying Declined PassedOutside|Registered",
        "AssignJointly|safety-office|Accepted Assigned|Assigned",
        "SignFor|handler|Accepted Assigned|Verifying",
        "Verify|handler|Verifying|Verified Unfounded Escalated",
        "RectifyAtOnce|handler|Verified|Rectifying",
        "RectifyByDate|handler|Verified|Rectifying",
        "HandToEnforcement|handler|Verified Rectifying|Enforcement",
        "DeclareMajor|handler|Verified Rectifying|Rectifying",
        "ReportRectification|handler|Rectifying Enforcement|Reinspecting",
        "NotifyEnterprise|handler safety-office|Rectifying Enforcement Reinspecting AwaitingWriteOff|=",
        $"ClearDeath|safety-office|{DeathMayBeNamed} Escalated|=",
        $"SuperviseRemind|system|{Clocked}|=",
        $"SuperviseYellow|system|{Clocked}|=",
        $"SuperviseLetter|system|{Clocked}|=",
        $"SuperviseLetter|safety-office|{Open}|=",
        $"SuperviseLeader|system|{Clocked}|=",
        $"SuperviseMonthEnd|system|{Clocked}|=",
        $"RingUrgent|system|{Open} Escalated|=",
        $"ReportAsCoLead|co-lead|Verifying {Remedy}|=",
        "Reinspect|handler safety-office|Reinspecting|AwaitingWriteOff Rectifying",
        "WriteOff|handler safety-office|AwaitingWriteOff|WrittenOff",
        "SendBack|handler safety-office|AwaitingWriteOff|Rectifying",
        $"Reply|handler|{Open} Declined PassedOutside WrittenOff Unfounded Escalated|=",
        "Reply|safety-office|Guided ConcludedAbove|=",
        $"ReplyFinally|handler|{Found}|=",
        "ReplyFinally|safety-office|ConcludedAbove|=",
        $"FileObjection|handler safety-office|{Found}|=",
        $"DecideObjection|leader|{Found}|= Verifying",
        $"RecordWithdrawal|handler|{Open}|=",
        $"RequestExtension|handler|{Working}|=",
        $"ApproveExtension|leader|{Working}|=",
        $"ListForSupervision|safety-office|{Remedy}|=",
        $"Delist|safety-office|{Remedy} WrittenOff|=",
        $"AcknowledgeUrgent|handler duty-officer|{Open} Escalated|=",
    ];

    private static readonly Dictionary<string, Actor> Actors = new()
    {
        ["handler"] = Of("power-supply", Role.Handler),
        ["stranger"] = Of("forestry-station", Role.Handler),
        ["co-lead"] = Of("police", Role.Handler),
        ["safety-office"] = Of("safety-office", Role.SafetyOffice),
        ["impostor"] = Of("forestry-station", Role.SafetyOffice),
        ["duty-officer"] = Of("safety-office", Role.DutyOfficer),
        ["leader"] = Of("safety-office", Role.Leader),
        ["village-cadre"] = Of("", Role.VillageCadre),
        ["custodian"] = Of("safety-office", Role.Custodian),
        ["system"] = Actor.System("341503205"),
        ["named-system"] = Of("safety-office", Role.Custodian) with { Account = "system" },
        ["reporter"] = Actor.Reporter("341503205"),
    };

    [Fact]
    public void Every_combination_of_state_act_and_role_is_allowed_exactly_where_expected()
    {
        var hazard = Hazard();
        var checkedPairs = 0;
        foreach (var state in Enum.GetValues<HazardState>())
        {
            foreach (var act in Enum.GetValues<Act>().Where(act => Expected.Any(line => line.StartsWith($"{act}|", StringComparison.Ordinal))))
            {
                foreach (var (who, actor) in Actors)
                {
                    var actual = WorkflowTable.Rows(state, act, actor, hazard, "safety-office").Select(row => row.To).Distinct().Order();
                    Assert.True(ExpectedStates(state, act, who).Order().SequenceEqual(actual), $"{state} {act} {who}");
                    checkedPairs++;
                }
            }
        }

        Assert.True(checkedPairs >= 18 * 41 * 12, $"{checkedPairs} combinations");
    }

    [Fact]
    public void Every_own_act_of_casework_is_in_the_expectation()
    {
        var merging = new[] { "Merge", "Split", "NotSame", "Join" };
        Assert.All(
            Enum.GetNames<Act>().Where(name => !merging.Any(name.Contains)),
            name => Assert.Contains(Expected, line => line.StartsWith($"{name}|", StringComparison.Ordinal)));
    }

    [Fact]
    public void Rows_of_one_act_need_the_same_whichever_state_they_lead_to()
    {
        foreach (var rows in WorkflowTable.All.GroupBy(row => (row.From, row.Act, row.Who)))
        {
            Assert.All(rows, row => Assert.Equal(rows.First().Needs, row.Needs));
        }
    }

    [Fact]
    public void Only_what_is_urgent_open_and_unacknowledged_alarms()
    {
        var urgent = Hazard() with { Urgent = true };
        Assert.True(WorkflowTable.Alarms(urgent));
        Assert.False(WorkflowTable.Alarms(Hazard()));
        Assert.False(WorkflowTable.Alarms(urgent with { UrgentAcknowledgedBy = "duty-1" }));
        Assert.All(Enum.GetValues<HazardState>(), state => Assert.Equal(!WorkflowTable.IsClosed(state), WorkflowTable.Alarms(urgent with { State = state })));
    }

    private static IEnumerable<HazardState> ExpectedStates(HazardState from, Act act, string who) => Expected
        .Select(line => line.Split('|'))
        .Where(parts => parts[0] == act.ToString() && parts[1].Split(' ').Contains(who) && parts[2].Split(' ').Contains(from.ToString()))
        .SelectMany(parts => parts[3].Split(' '))
        .Select(to => to == "=" ? from : Enum.Parse<HazardState>(to))
        .Distinct();

    private static Actor Of(string department, string role) =>
        new() { Area = "341503205", Account = $"{department}-{role}", DisplayName = role, Department = department, Roles = [role] };

    private static Hazard Hazard() => new()
    {
        Id = new("h"),
        Number = "2026-000001",
        State = HazardState.Registered,
        Domain = "electric-power",
        Department = "power-supply",
        Title = "t",
        Reports = [],
        Route = new RouteDecision { Domain = "electric-power", Department = "power-supply", Reason = RouteReason.Dispatched },
        FirstReportedAt = default,
        LastChangedAt = default,
        Version = 1,
        Events = [1],
        CoLeads = ["police"],
    };
}
