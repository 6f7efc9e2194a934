using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Domain.Routing;

namespace PublicReport.ReportingCore.Tests.Ledger;

/// <summary>Entries and enterprises from their days alone.</summary>
internal static class Ledgers
{
    public static Jurisdiction Luoji { get; } = JurisdictionLoader.Load(Path.Combine(AppContext.BaseDirectory, "341503205.yaml"));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static LedgerEntry Entry(
        string found, string? closed = null, string deadline = "2099-12-31", HazardSource source = HazardSource.Inspection, string domain = "gas", string? enforced = null)
    {
        var on = Day(found);
        var at = WorkingCalendar.StartOf(on);
        var milestones = new List<Milestone> { new("enter-finding", HazardState.Rectifying, "d", at) };
        if (enforced is not null)
        {
            milestones.Add(new("hand-to-enforcement", HazardState.Enforcement, "d", WorkingCalendar.StartOf(Day(enforced))));
        }

        if (closed is not null)
        {
            milestones.Add(new("write-off", HazardState.WrittenOff, "d", WorkingCalendar.StartOf(Day(closed))));
        }

        var hazard = Hazard(closed is null ? HazardState.Rectifying : HazardState.WrittenOff, at) with
        {
            Source = source,
            Domain = domain,
            Verification = new(["甲"], on, "瓶组间无报警器", [], Finding.True, "a", at),
            Rectification = new(RectificationKind.Major, new("乙", "装", "1元", Day(deadline), "停"), "a", at),
            Milestones = milestones,
        };
        return LedgerEntry.Of(hazard)!;
    }

    public static Hazard Hazard(HazardState state, DateTimeOffset at) => new()
    {
        Id = new(Guid.NewGuid().ToString("N")),
        Number = "2026-000001",
        Title = "瓶组间无报警器",
        State = state,
        Domain = "gas",
        Department = "construction-office",
        Reports = [],
        Route = new() { Domain = "gas", Department = "construction-office", Reason = RouteReason.AssignedByPerson },
        FirstReportedAt = at,
        LastChangedAt = at,
        Version = 1,
        Events = [1],
        Major = new("标准", "第一条", "甲公司", "乙", "丙", "a", at),
    };

    /// <param name="entered">Day it entered the ledger.</param>
    /// <param name="domain">"gas" is high-risk in the township, "commerce" is not.</param>
    /// <param name="led">Days of checks the principal led.</param>
    public static Enterprise Enterprise(string entered, string domain, params string[] led) => new()
    {
        Id = new(Guid.NewGuid().ToString("N")),
        Name = "甲公司",
        Domain = domain,
        EnteredOn = Day(entered),
        SelfChecks = [.. led.Select(day => new SelfCheck(Day(day), true, "乙", 0, "", "a", default))],
    };
}
