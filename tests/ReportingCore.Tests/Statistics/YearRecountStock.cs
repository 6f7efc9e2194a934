namespace PublicReport.ReportingCore.Tests.Statistics;

/// <summary>What stood at the end of the period, and enterprises that came again.</summary>
internal sealed partial class YearRecount
{
    private void CountStock()
    {
        string[] closed = ["Declined", "Guided", "Merged", "WrittenOff", "Unfounded", "PassedOutside", "ConcludedAbove"];
        foreach (var life in events.Where(entry => entry.Hazard is not null && entry.At < to).GroupBy(entry => entry.Hazard!.Value))
        {
            var stated = life.Where(entry => entry.Details.ContainsKey("state")).ToList();
            if (stated.Count == 0 || closed.Contains(stated[^1].Details["state"]))
            {
                continue;
            }

            var days = (to - stated[0].At).TotalDays;
            var age = days < 8 ? "0-7" : days < 16 ? "8-15" : days < 31 ? "16-30" : days < 61 ? "31-60" : "61+";
            var department = stated[^1].Details["department"];
            foreach (var key in life.Any(entry => entry.Act == "declare-major") ? new[] { "open", "open-major" } : ["open"])
            {
                Add(key, stated[^1], department);
                Add($"{key};age={age}");
                Add(key == "open" ? $"open;domain={places[life.Key].Domain};village={places[life.Key].Village}" : "open-major;source=public-report");
            }

            Add($"open;department={department};age={age}");
        }
    }

    private void CountRepeats()
    {
        var last = new Dictionary<string, DateTimeOffset>();
        foreach (var entry in events.Where(entry => entry.Act == "declare-major"))
        {
            var unit = entry.Details["enterprise"];
            if (last.TryGetValue(unit, out var before) && entry.At - before <= TimeSpan.FromDays(365) && entry.At >= from && entry.At < to)
            {
                Add("repeat-unit", entry, entry.Details["department"]);
            }

            last[unit] = entry.At;
        }
    }
}
