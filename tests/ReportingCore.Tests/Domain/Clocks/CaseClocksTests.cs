using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Routing;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Clocks;

public sealed class CaseClocksTests
{
    /// <summary>Monday morning in Shanghai.</summary>
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    private static readonly WorkingCalendar Calendar = new(HolidayTable.Empty);
    private static readonly ClockTable Clocks = new();

    [Fact]
    public void The_days_the_reporter_was_waited_for_are_added_to_what_was_running()
    {
        var straight = Due(At(HazardState.Registered), "accept");
        var waited = At(
            HazardState.Registered,
            Done("ask-for-more", HazardState.AwaitingReporter, Start.AddDays(1)),
            Done("resume-after-answer", HazardState.Registered, Start.AddDays(4)));

        Assert.Equal(straight.AddDays(3), Due(waited, "accept"));
        Assert.Equal(["answer"], CaseClocks.Running(At(HazardState.AwaitingReporter, Done("ask-for-more", HazardState.AwaitingReporter, Start.AddDays(1))), Clocks, Calendar).Select(clock => clock.Code));
    }

    [Fact]
    public void Only_an_approved_extension_gives_more_time_to_conclude()
    {
        var accepted = At(HazardState.Accepted, Done("accept", HazardState.Accepted, Start));
        var asked = new Extension(20, "复杂", "h", Start.AddDays(30));

        Assert.Equal(WorkingCalendar.EndOf(new(2026, 5, 1)), Due(accepted, "conclude"));
        Assert.Equal(Due(accepted, "conclude"), Due(accepted with { Extension = asked }, "conclude"));
        Assert.Equal(Due(accepted, "conclude").AddDays(20), Due(accepted with { Extension = asked with { ApprovedAt = Start.AddDays(31) } }, "conclude"));
    }

    [Fact]
    public void The_townships_own_times_are_used()
    {
        var faster = Clocks with { Accept = ClockSpan.Parse("24h") };
        Assert.Equal(Start.AddHours(24), CaseClocks.Running(At(HazardState.Registered), faster, Calendar).Single(clock => clock.Code == "accept").DueAt);
    }

    [Fact]
    public void Who_reports_after_the_reply_has_the_time_of_a_new_report_and_who_comes_next_takes_none_of_it_away()
    {
        var replied = At(
            HazardState.Rectifying,
            Done("accept", HazardState.Accepted, Start),
            Done("verify", HazardState.Verified, Start.AddDays(3)),
            Done("reply-finally", HazardState.Rectifying, Start.AddDays(5)),
            Done("report-joined", HazardState.Rectifying, Start.AddDays(100))) with
        {
            Verification = new([], default, "", [], Finding.True, "h", Start.AddDays(3)),
            Reports = [new("r"), new("late")],
            Replied = [new("r")],
            RepliedAt = Start.AddDays(5),
        };
        var extended = replied with { Extension = new(20, "复杂", "h", Start.AddDays(1)) { ApprovedAt = Start.AddDays(2) } };
        var another = replied with
        {
            Reports = [.. replied.Reports, new("later")],
            Milestones = [.. replied.Milestones, Done("report-joined", HazardState.Rectifying, Start.AddDays(105))],
        };

        Assert.Equal(WorkingCalendar.EndOf(new(2026, 8, 9)), Due(replied, "conclude"));
        Assert.Equal(WorkingCalendar.EndOf(new(2026, 6, 20)), Due(replied, "feedback"));
        Assert.Equal(Due(replied, "conclude"), Due(extended, "conclude"));
        Assert.Equal((Due(replied, "conclude"), Due(replied, "feedback")), (Due(another, "conclude"), Due(another, "feedback")));
        Assert.Equal(Due(replied, "feedback").AddDays(5), Due(another with { Withdrawn = [new("late")] }, "feedback"));
    }

    private static DateTimeOffset Due(Hazard hazard, string code) => CaseClocks.Running(hazard, Clocks, Calendar).Single(clock => clock.Code == code).DueAt;

    private static Milestone Done(string act, HazardState state, DateTimeOffset at) => new(act, state, "power-supply", at);

    private static Hazard At(HazardState state, params Milestone[] milestones) => new()
    {
        Id = new("h"),
        Number = "2026-000001",
        State = state,
        Domain = "electric-power",
        Department = "power-supply",
        Title = "t",
        Reports = [new("r")],
        Route = new RouteDecision { Domain = "electric-power", Department = "power-supply", Reason = RouteReason.Dispatched },
        FirstReportedAt = Start,
        LastChangedAt = Start,
        Version = 1,
        Events = [1],
        Milestones = milestones,
    };
}
