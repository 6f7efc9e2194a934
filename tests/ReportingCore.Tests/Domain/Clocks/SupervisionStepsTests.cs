using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Domain.Workflow;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Clocks;

public sealed class SupervisionStepsTests
{
    /// <summary>Monday morning in Shanghai.</summary>
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly WorkingCalendar Calendar = new(HolidayTable.Empty);
    private static readonly ClockTable Clocks = new();

    [Fact]
    public void Who_was_reminded_got_more_days_and_lets_them_run_out_is_reminded_again_and_then_gets_a_yellow_card()
    {
        var reminded = Climb(Hazard(), Due(Hazard()).AddDays(-2), Act.SuperviseRemind);
        var longer = Extended(reminded, Due(reminded).AddDays(-1));

        Climb(longer, Due(longer).AddDays(-4));
        var again = Climb(longer, Due(longer).AddDays(-2), Act.SuperviseRemind);
        Climb(again, Due(longer).AddHours(1), Act.SuperviseYellow);
    }

    [Fact]
    public void What_got_more_days_when_it_was_late_already_is_late_no_more_until_they_have_run_out()
    {
        var late = Climb(Hazard(), Due(Hazard()).AddDays(4), Act.SuperviseYellow, Act.SuperviseLetter);
        Assert.Equal(3, late.Supervision.Level);

        var longer = Extended(late, Due(late).AddDays(4));

        Assert.Equal(0, longer.Supervision.Level);
        Assert.Single(longer.Supervision.Letters);
        Climb(longer, Due(longer).AddHours(1), Act.SuperviseYellow);
    }

    /// <summary>Takes what is due, which is exactly this.</summary>
    private static Hazard Climb(Hazard hazard, DateTimeOffset now, params Act[] acts)
    {
        var due = SupervisionSteps.Due(hazard, Clocks, Calendar, now);
        Assert.Equal(acts, due.Select(step => step.Act));
        return Settle(due.Aggregate(hazard, (before, step) => SupervisionSteps.Take(before, step, "system", now)));
    }

    private static Hazard Extended(Hazard hazard, DateTimeOffset at) =>
        Settle(hazard with { Extension = new(20, "复杂", "h", at.AddDays(-1)) { ApprovedAt = at } });

    private static Hazard Settle(Hazard hazard) => SupervisionSteps.Settle(hazard, Clocks, Calendar);

    private static DateTimeOffset Due(Hazard hazard) => CaseClocks.NextDue(hazard, Clocks, Calendar)!.DueAt;

    /// <summary>Nothing but the time to conclude runs.</summary>
    private static Hazard Hazard() => new()
    {
        Id = new("h"),
        Number = "2026-000001",
        State = HazardState.Verified,
        Domain = "electric-power",
        Department = "power-supply",
        Title = "t",
        Reports = [new("r")],
        Route = new RouteDecision { Domain = "electric-power", Department = "power-supply", Reason = RouteReason.Dispatched },
        FirstReportedAt = Start,
        LastChangedAt = Start,
        Version = 1,
        Events = [1],
        Milestones = [new("accept", HazardState.Accepted, "power-supply", Start)],
    };
}
