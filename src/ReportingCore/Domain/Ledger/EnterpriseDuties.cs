using System.Globalization;
using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>A quarter or a month, in days of Asia/Shanghai.</summary>
/// <param name="Name">"2026-Q1" or "2026-03".</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
public sealed record DutyPeriod(string Name, DateOnly First, DateOnly Last)
{
    public bool IsMonth => First.Month == Last.Month;

    public static DutyPeriod Quarter(int year, int quarter)
    {
        var first = new DateOnly(year, (quarter * 3) - 2, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{year}-Q{quarter}"), first, first.AddMonths(3).AddDays(-1));
    }

    public static DutyPeriod Month(int year, int month)
    {
        var first = new DateOnly(year, month, 1);
        return new(string.Create(CultureInfo.InvariantCulture, $"{first:yyyy-MM}"), first, first.AddMonths(1).AddDays(-1));
    }

    /// <summary>The period itself if it is a month, otherwise its months.</summary>
    public IEnumerable<DutyPeriod> Months()
    {
        for (var first = First; first <= Last; first = first.AddMonths(1))
        {
            yield return Month(first.Year, first.Month);
        }
    }

    public bool Contains(DateOnly day) => First <= day && day <= Last;
}

/// <summary>An enterprise whose principal has not led the checks a period asks for.</summary>
/// <param name="Enterprise">Who.</param>
/// <param name="HighRisk">Monthly instead of quarterly.</param>
/// <param name="Missing">Periods without a check led by the principal, oldest first.</param>
/// <param name="LastCheck">The latest check led by the principal, at whatever time.</param>
/// <param name="IsOverdue">One of the periods is over; otherwise there is still time.</param>
public sealed record Duty(Enterprise Enterprise, bool HighRisk, IReadOnlyList<DutyPeriod> Missing, DateOnly? LastCheck, bool IsOverdue);

/// <summary>带队检查 (township plan 13): the principal leads at least one check a quarter, in high-risk domains one a month.</summary>
public static class EnterpriseDuties
{
    /// <summary>Who has not, for a quarter or a month; a month asks only those who owe it monthly.</summary>
    public static IReadOnlyList<Duty> Open(IEnumerable<Enterprise> enterprises, DutyPeriod period, Jurisdiction jurisdiction, DateOnly today)
    {
        var open = new List<Duty>();
        foreach (var enterprise in enterprises)
        {
            var highRisk = enterprise.IsHighRisk(jurisdiction);
            var led = enterprise.SelfChecks.Where(check => check.LedByPrincipal).Select(check => check.On).ToList();
            var missing = Owed(enterprise, highRisk, period, today).Where(owed => !led.Exists(owed.Contains)).ToList();
            if (missing.Count > 0)
            {
                open.Add(new(enterprise, highRisk, missing, led.Count > 0 ? led.Max() : null, missing.Exists(owed => owed.Last < today)));
            }
        }

        return [.. open.OrderByDescending(duty => duty.IsOverdue).ThenByDescending(duty => duty.HighRisk).ThenBy(duty => duty.Enterprise.Name, StringComparer.Ordinal)];
    }

    /// <summary>Periods that have begun, that the enterprise was in the ledger for and did not close in.</summary>
    private static IEnumerable<DutyPeriod> Owed(Enterprise enterprise, bool highRisk, DutyPeriod period, DateOnly today)
    {
        IEnumerable<DutyPeriod> asked = highRisk ? period.Months() : period.IsMonth ? [] : [period];
        return asked.Where(owed => owed.First <= today && enterprise.EnteredOn <= owed.Last && !(enterprise.ClosedOn <= owed.Last));
    }
}
