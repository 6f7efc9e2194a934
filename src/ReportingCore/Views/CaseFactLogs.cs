using System.Collections.Concurrent;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Features;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Views;

/// <summary>The fact logs of all townships.</summary>
internal sealed class CaseFactLogs(Townships townships, TownshipReader reader, WorkingCalendar calendar) : IDisposable
{
    private readonly ConcurrentDictionary<string, CaseFactLog> logs = [];

    public CaseFactLog Of(string area) =>
        logs.GetOrAdd(area, key => new(key, reader, new FactHistory(townships.Get(key), calendar)));

    public void Dispose()
    {
        foreach (var log in logs.Values)
        {
            log.Dispose();
        }
    }
}
