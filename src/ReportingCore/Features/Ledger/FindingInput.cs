using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>A major hazard found without a report: by the enterprise itself or by an inspection, with 五落实.</summary>
public sealed record FindingInput
{
    public HazardSource? Source { get; init; }

    /// <summary>Day of the finding, Asia/Shanghai.</summary>
    public DateOnly? FoundOn { get; init; }

    public IReadOnlyList<string> Finders { get; init; } = [];

    public string Enterprise { get; init; } = "";

    public string Principal { get; init; } = "";

    public string Controller { get; init; } = "";

    public string Contact { get; init; } = "";

    /// <summary>Slug of the safety domain.</summary>
    public string Domain { get; init; } = "";

    public string VillageCode { get; init; } = "";

    public string Place { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>判定标准 and its article: a person names them (architecture rule 8).</summary>
    public string Standard { get; init; } = "";

    public string Article { get; init; } = "";

    public string Responsible { get; init; } = "";

    public string Measures { get; init; } = "";

    public string Money { get; init; } = "";

    public DateOnly? Deadline { get; init; }

    public string Contingency { get; init; } = "";

    /// <summary>Leader who signed the measures (安全生产法 73).</summary>
    public string SignedBy { get; init; } = "";

    /// <summary>The same finding is never entered twice, by whatever way it comes.</summary>
    public string Fingerprint() => $"{EnterpriseNames.Normalize(Enterprise)}\n{FoundOn:yyyy-MM-dd}\n{EnterpriseNames.Normalize(Description)}";
}

/// <param name="Field">Kebab-case name of the member.</param>
/// <param name="Code">"missing", "too-long" or what else is wrong: with the field it is the stable code "deadline-missing".</param>
public sealed record FindingProblem(string Field, string Code)
{
    public string FullCode => Code is "missing" or "too-long" ? $"{Field}-{Code}" : Code;
}
