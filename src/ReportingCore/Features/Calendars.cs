using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;

namespace PublicReport.ReportingCore.Features;

/// <summary>The holiday table beside the jurisdiction folder, and a warning for years it does not know.</summary>
public static partial class Calendars
{
    internal static IServiceCollection AddCalendar(this IServiceCollection services, string jurisdictions)
    {
        var file = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(jurisdictions).TrimEnd(Path.DirectorySeparatorChar))!, "holidays.yaml");
        var table = File.Exists(file) ? HolidayTable.Load(file) : HolidayTable.Empty;
        return services.AddSingleton(new WorkingCalendar(table));
    }

    /// <summary>The coming year matters too: clocks started in December end there.</summary>
    internal static IReadOnlyList<int> Missing(WorkingCalendar calendar, DateTimeOffset now)
    {
        var today = WorkingCalendar.Day(now);
        return calendar.MissingYears(today.Year, today.AddMonths(2).Year).ToList();
    }

    /// <param name="core">Services of the core's host, which runs in this process.</param>
    public static IReadOnlyList<int> MissingYears(IServiceProvider core) =>
        Missing(core.GetRequiredService<WorkingCalendar>(), core.GetRequiredService<TimeProvider>().GetUtcNow());

    internal static void WarnOfMissingYears(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Calendars).FullName!);
        foreach (var year in MissingYears(app.Services))
        {
            LogMissing(log, year);
        }
    }

    [LoggerMessage(20, LogLevel.Warning, "holidays.yaml has no entry for {Year}: weekends and statutory days are used until the notice is entered")]
    private static partial void LogMissing(ILogger log, int year);
}
