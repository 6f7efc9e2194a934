namespace PublicReport.ReportingCore.Domain;

/// <summary>A string in identifier's clothing: typed in code, a plain string in documents.</summary>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>Random id of one report (举报).</summary>
public readonly record struct ReportId(string Value) : IIdentifier<ReportId>
{
    public static ReportId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Random id of one hazard (隐患).</summary>
public readonly record struct HazardId(string Value) : IIdentifier<HazardId>
{
    public static HazardId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Random id of one enterprise (生产经营单位).</summary>
public readonly record struct EnterpriseId(string Value) : IIdentifier<EnterpriseId>
{
    public static EnterpriseId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>Random id of one piece of evidence (照片、录音).</summary>
public readonly record struct EvidenceId(string Value) : IIdentifier<EvidenceId>
{
    public static EvidenceId From(string value) => new(value);

    public override string ToString() => Value;
}
