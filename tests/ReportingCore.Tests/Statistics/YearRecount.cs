using System.Globalization;
using PublicReport.ReportingCore.Audit;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Tests.Statistics;

/// <summary>
/// The figures counted again, from the audit events and nothing else, by plain loops that share no code with what they check. Late clocks are
/// counted from the yellow cards the ladder left in the log.
/// </summary>
internal sealed partial class YearRecount
{
    private static readonly string[] Placed = ["domain", "village", "department"];
    private readonly Dictionary<HazardId, (string Domain, string Village, string Department)> places = [];
    private readonly Dictionary<ReportId, (long Version, string Village)> reports = [];
    private readonly Dictionary<string, int> counts = [];
    private readonly IReadOnlyList<AuditEvent> events;
    private readonly DateTimeOffset from;
    private readonly DateTimeOffset to;

    private readonly ILookup<HazardId, AuditEvent> lives;

    private YearRecount(IReadOnlyList<AuditEvent> events, DateTimeOffset from, DateTimeOffset to)
    {
        (this.events, this.from, this.to) = (events, from, to);
        lives = events.Where(entry => entry.Hazard is not null).ToLookup(entry => entry.Hazard!.Value);
    }

    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<AuditEvent> events, DateTimeOffset from, DateTimeOffset to)
    {
        var recount = new YearRecount(events, from, to);
        recount.Place();
        recount.CountActs();
        recount.CountYellow();
        recount.CountStock();
        recount.CountRepeats();
        return recount.counts;
    }

    /// <summary>Domain, village and department as the log leaves them.</summary>
    private void Place()
    {
        foreach (var entry in events.Where(entry => entry.Hazard is not null))
        {
            if (entry.Act is "report-submitted" or "report-joined")
            {
                reports[entry.Report!.Value] = (entry.Version, entry.Details["village"]);
            }

            (string Domain, string Village, string Department) place = places.TryGetValue(entry.Hazard!.Value, out var known) ? known
                : entry.Act == "split" ? places[new(entry.Details["other"])] with { Village = FirstVillage(entry) }
                : (entry.Details["domain"], entry.Details["village"], entry.Details["department"]);
            place = entry.Act == "assign" ? place with { Domain = entry.Details["domain"] } : place;
            place = entry.Act == "assign-jointly" ? place with { Village = entry.Details["village"] } : place;
            places[entry.Hazard.Value] = entry.Details.TryGetValue("department", out var department) ? place with { Department = department } : place;
        }
    }

    private string FirstVillage(AuditEvent split) =>
        split.Details["reports"].Split(' ').Select(id => reports[new(id)]).MinBy(report => report.Version).Village;

    private void CountActs()
    {
        var states = new Dictionary<HazardId, string>();
        var majors = new HashSet<HazardId>();
        foreach (var entry in events.Where(entry => entry.Hazard is not null))
        {
            var id = entry.Hazard!.Value;
            var inside = entry.At >= from && entry.At < to;
            if (entry.Act == "declare-major")
            {
                majors.Add(id);
            }

            if (inside)
            {
                Act(entry, majors.Contains(id), states.GetValueOrDefault(id, "") != entry.Details.GetValueOrDefault("state", states.GetValueOrDefault(id, "")));
            }

            states[id] = entry.Details.GetValueOrDefault("state", states.GetValueOrDefault(id, ""));
        }
    }

    private void Act(AuditEvent entry, bool major, bool moved)
    {
        var details = entry.Details;
        var department = details.GetValueOrDefault("department", places[entry.Hazard!.Value].Department);
        switch (entry.Act)
        {
            case "report-submitted" or "report-joined":
                Received(entry);
                break;
            case "decline":
                Add("declined", entry, department);
                Add($"declined;reason={details["reason"]}");
                break;
            case "hand-back":
                Add("handed-back");
                Add($"handed-back;department={details["from"]}");
                break;
            case "verify":
                Add("verified", entry, department);
                Add(details["finding"] switch { "True" => "true", "Partly" => "partly", "False" => "false", _ => "not-established" }, entry, department);
                break;
            case "declare-major":
                Add("major-found", entry, department);
                Add("major-found;source=public-report");
                break;
            case "write-off":
                Add("written-off", entry, department);
                break;
            default:
                Plain(entry, department);
                break;
        }

        if (entry.Act == "write-off" && major)
        {
            Add("major-cleared", entry, department);
            Add("major-cleared;source=public-report");
        }

        if (moved && details["state"] is "Guided" or "Escalated" or "Merged")
        {
            Add(details["state"].ToLowerInvariant());
        }
    }

    private void Received(AuditEvent entry)
    {
        var place = places[entry.Hazard!.Value];
        Add("received", entry, place.Department);
        Add(entry.Act == "report-joined" ? "joined" : "hazards");
        Add($"received;channel={entry.Details["channel"]}");
        Add($"received;class={entry.Details["class"]}");
        Add($"received;anonymity={entry.Details["anonymity"]}");
        Add($"received;domain={place.Domain};village={place.Village}");
        if (entry.Act == "report-submitted" && entry.Details["recurrence"] == "yes")
        {
            Add("recurrence", entry, place.Department);
        }
    }

    private void Plain(AuditEvent entry, string department)
    {
        var yes = entry.Details.GetValueOrDefault("granted", entry.Details.GetValueOrDefault("upheld", entry.Details.GetValueOrDefault("passed", ""))) == "yes";
        var (key, byDepartment) = entry.Act switch
        {
            "approve-extension" => (yes ? "extended" : "extension-refused", yes),
            "decide-objection" => (yes ? "upheld" : "maintained", yes),
            "reinspect" => (yes ? "reinspected-passed" : "reinspected-failed", false),
            "file-objection" => ("objection", true),
            "reply-rated" => (entry.Details["satisfied"] == "yes" ? "satisfied" : "dissatisfied", true),
            "supervise-yellow" => ("yellow", true),
            "supervise-letter" => ("letter", true),
            "supervise-leader" => ("leader", true),
            "supervise-month-end" => ("month-end", true),
            "supervise-remind" => ("remind", false),
            "list-for-supervision" => ("listed", true),
            "delist" => ("delisted", false),
            "accept" => ("accepted", false),
            "pass-outside" => ("passed-outside", false),
            "ask-for-more" => ("asked", false),
            "rectify-at-once" => ("at-once", false),
            "rectify-by-date" => ("by-date", false),
            "hand-to-enforcement" => ("enforcement", false),
            "report-rectification" => ("rectified", false),
            "reply-finally" => ("replied", false),
            "report-withdrawn" or "record-withdrawal" => ("withdrawn", false),
            _ => ("", false),
        };
        if (entry.Act == "accept")
        {
            Add(key, entry, department);
        }
        else if (key.Length > 0)
        {
            Add(key);
            if (byDepartment)
            {
                Add($"{key};department={(entry.Act.StartsWith("supervise", StringComparison.Ordinal) ? DepartmentAt(entry) : department)}");
            }
        }
    }

    /// <summary>Whoever had the hazard when the event came; after a conclusion from above the Safety Office.</summary>
    private string DepartmentAt(AuditEvent entry)
    {
        var last = lives[entry.Hazard!.Value].Last(earlier => earlier.Version < entry.Version && earlier.Details.ContainsKey("department")).Details;
        return last.GetValueOrDefault("state") == "ConcludedAbove" ? "safety-office" : last["department"];
    }

    private void CountYellow()
    {
        // More time gives a second yellow card when it runs out too; the clock is late once.
        foreach (var entry in events.Where(entry => entry.Act == "supervise-yellow").DistinctBy(entry => (entry.Hazard, entry.Details["clock"], entry.Details["started"])))
        {
            var due = DateTimeOffset.Parse(entry.Details["due"], CultureInfo.InvariantCulture);
            if (due >= from && due < to)
            {
                var (clock, department) = (entry.Details["clock"], DepartmentAt(entry));
                Add("late");
                Add($"late;clock={clock}");
                Add($"late;department={department}");
                Add($"late;clock={clock};department={department}");
                Add($"late;village={places[entry.Hazard!.Value].Village}");
            }
        }
    }

    /// <summary>The total and its place.</summary>
    private void Add(string key, AuditEvent entry, string department)
    {
        var place = places[entry.Hazard!.Value];
        Add(key);
        foreach (var (dimension, value) in Placed.Zip([place.Domain, place.Village, department]))
        {
            Add($"{key};{dimension}={value}");
        }
    }

    private void Add(string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
