namespace PublicReport.ReportingCore.Domain.Reports;

public enum Answer
{
    Unknown,
    Yes,
    No,
}

/// <summary>What the reporter answered beyond what and where (domain rules §11); kept with the report, seen by whoever sees its original.</summary>
public sealed record Circumstances
{
    public const int MaxText = 500;

    /// <summary>现在仍在发生.</summary>
    public Answer Ongoing { get; init; }

    public string PeopleAtRisk { get; init; } = "";

    /// <summary>Asked of insiders: 是否已告诉单位 (应急〔2020〕69号).</summary>
    public Answer ToldEmployer { get; init; }

    /// <summary>When, and what happened then.</summary>
    public string EmployerAnswer { get; init; } = "";
}
