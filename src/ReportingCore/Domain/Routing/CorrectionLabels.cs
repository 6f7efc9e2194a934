namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>What corrections say of the reports behind them.</summary>
public static class CorrectionLabels
{
    /// <summary>
    /// The last word on each report. A hand-back takes an earlier one away and puts none in its place; giving the matter to a department
    /// that does not lead the unchanged domain says something of the department, not of the domain.
    /// </summary>
    /// <param name="oldestFirst">All corrections of a township.</param>
    /// <param name="lead">Lead department of a domain.</param>
    public static IReadOnlyDictionary<ReportId, RoutingCorrection> Of(IEnumerable<RoutingCorrection> oldestFirst, Func<string, string> lead)
    {
        var last = new Dictionary<ReportId, RoutingCorrection>();
        foreach (var correction in oldestFirst)
        {
            foreach (var report in correction.Reports)
            {
                last[report] = correction;
            }
        }

        return last.Where(entry => Decides(entry.Value, lead)).ToDictionary();
    }

    private static bool Decides(RoutingCorrection correction, Func<string, string> lead) =>
        correction.DomainAfter.Length > 0
        && (correction.DomainAfter != correction.DomainBefore || lead(correction.DomainAfter) == correction.DepartmentAfter);
}
