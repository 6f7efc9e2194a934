using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Workflow;

/// <summary>Everything an act may be given; which of it must be there is said by <see cref="WorkflowTable"/>.</summary>
public sealed record ActInput
{
    public IReadOnlyList<string> People { get; init; } = [];

    public DateOnly? Date { get; init; }

    public Finding? Finding { get; init; }

    /// <summary>Of the site, or from before the rectification.</summary>
    public IReadOnlyList<EvidenceId> Pictures { get; init; } = [];

    public IReadOnlyList<EvidenceId> PicturesAfter { get; init; } = [];

    public RectificationPlan? Plan { get; init; }

    public string Standard { get; init; } = "";

    public string Article { get; init; } = "";

    public string Enterprise { get; init; } = "";

    public string Principal { get; init; } = "";

    public string Controller { get; init; } = "";

    /// <summary>Code of a place outside: see <see cref="Destinations"/>.</summary>
    public string Destination { get; init; } = "";

    /// <summary>Passed or not, upheld or not.</summary>
    public bool? Verdict { get; init; }

    public string Conclusion { get; init; } = "";

    public string Facts { get; init; } = "";

    public string Decision { get; init; } = "";

    public string Reward { get; init; } = "";

    public ReportId? Report { get; init; }

    public int? Days { get; init; }

    public DateOnly? Deadline { get; init; }

    /// <summary>Number of a document of a higher level.</summary>
    public string Document { get; init; } = "";

    public string Department { get; init; } = "";

    public IReadOnlyList<string> CoLeads { get; init; } = [];

    public string VillageCode { get; init; } = "";

    public bool Death { get; init; }

    /// <summary>The public notice of the listing names the enterprise.</summary>
    public bool NameUnit { get; init; }

    /// <summary>Responsible leader who signed the rectification measures (安全生产法 73).</summary>
    public string SignedBy { get; init; } = "";

    public IEnumerable<EvidenceId> AllPictures() => Pictures.Concat(PicturesAfter).Distinct();

    public bool Has(Need need, string note) => need switch
    {
        Need.Note => !string.IsNullOrWhiteSpace(note),
        Need.TwoPeople => People.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct().Count() >= 2,
        Need.Date => Date is not null,
        Need.Finding => Finding is not null,
        Need.Pictures => Pictures.Count > 0,
        Need.PicturesAfter => PicturesAfter.Count > 0,
        Need.Plan => Plan is { } plan && Filled(plan.Responsible, plan.Measures, plan.Money, plan.Contingency),
        Need.Standard => Filled(Standard),
        Need.Article => Filled(Article),
        Need.Enterprise => Filled(Enterprise),
        Need.Principal => Filled(Principal),
        Need.Controller => Filled(Controller),
        Need.Destination => Filled(Destination),
        Need.Verdict => Verdict is not null,
        Need.Conclusion => Filled(Conclusion),
        Need.Facts => Filled(Facts),
        Need.Decision => Filled(Decision),
        Need.Reward => Filled(Reward),
        Need.Report => Report is not null,
        Need.Days => Days is not null,
        Need.Deadline => Deadline is not null,
        Need.Document => Filled(Document),
        Need.Department => Filled(Department),
        Need.SignedBy => Filled(SignedBy),
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };

    private static bool Filled(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Where a matter that is not ours goes (安全生产法 69, 73).</summary>
public static class Destinations
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["petition"] = "信访办",
        ["12345"] = "12345 政务服务热线",
        ["12315"] = "12315 消费者投诉举报平台",
        ["police"] = "公安机关",
        ["county-bureau"] = "区级主管部门",
    };
}
