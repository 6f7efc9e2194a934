namespace PublicReport.Jurisdictions;

/// <summary>
/// A township as configuration: who leads which safety domain, its villages, places, clocks and policies.
/// Nothing local is compiled in; the file is <c>config/jurisdictions/&lt;area code&gt;.yaml</c>.
/// </summary>
public sealed record Jurisdiction
{
    /// <summary>Nine-digit statistical area code (国家统计局统计用区划代码, first nine digits); also the shard tag of every key.</summary>
    public required string Area { get; init; }

    public required string Name { get; init; }

    public required string County { get; init; }

    /// <summary>Document that divides the work, quoted to handlers as the reason for a route.</summary>
    public required string Plan { get; init; }

    /// <summary>Code of the department that arbitrates and takes what nobody leads (安委办).</summary>
    public required string SafetyOffice { get; init; }

    public required Contacts Contacts { get; init; }

    public required IReadOnlyDictionary<string, Department> Departments { get; init; }

    public required IReadOnlyDictionary<string, DomainAssignment> Domains { get; init; }

    public required IReadOnlyList<Village> Villages { get; init; }

    public IReadOnlyList<NamedPlace> Gazetteer { get; init; } = [];

    /// <summary>Domains whose hazards lie in public space and may be shown to other reporters (architecture rule 9).</summary>
    public IReadOnlyList<string> PublicSpace { get; init; } = [];

    /// <summary>Where a matter outside safety belongs, told to the reporter.</summary>
    public required string OutOfScopeGuidance { get; init; }

    public IReadOnlyDictionary<string, string> DeclineReasons { get; init; } = new Dictionary<string, string>();

    /// <summary>Reasons that may be given only after the reporter was asked for more.</summary>
    public IReadOnlyList<string> DeclineAfterAsking { get; init; } = [];

    /// <summary>Reasons for reports by employees who give no name.</summary>
    public IReadOnlyList<string> DeclineInsidersOnly { get; init; } = [];

    public UrgentAlerts UrgentAlerts { get; init; } = new();

    public ClockTable Clocks { get; init; } = new();

    /// <summary>What the township plan promises for 重大事故隐患.</summary>
    public IReadOnlyList<PlanTarget> Targets { get; init; } = [];

    /// <summary>Domains whose enterprises are checked by their principal every month instead of every quarter.</summary>
    public IReadOnlyList<string> HighRisk { get; init; } = [];

    public string DomainName(string slug) =>
        Domains.TryGetValue(slug, out var domain) ? domain.Name : slug == SafetyDomain.OutOfScope ? "非安全生产事项" : slug;

    public string DepartmentName(string code) => Departments.TryGetValue(code, out var department) ? department.Name : code;

    /// <summary>Lead department of a domain; the Safety Office for out-of-scope and for what the plan does not name.</summary>
    public string LeadOf(string domain) => Domains.TryGetValue(domain, out var assignment) ? assignment.Lead : SafetyOffice;

    public bool IsSelfOperated(string domain) => Domains.TryGetValue(domain, out var assignment) && assignment.SelfOperated;

    /// <summary>
    /// A department that runs places itself runs the one a matter is about, unless the matter is of a domain it leads like any other lead: reports about a
    /// place can be filed under any domain (a school's locked kitchen door under fire safety).
    /// </summary>
    public bool RunsThePlace(string department, string domain) =>
        Domains.Values.Any(assignment => assignment.SelfOperated && assignment.Lead == department)
        && (IsSelfOperated(domain) || LeadOf(domain) != department);

    public Village? FindVillage(string code) => Villages.FirstOrDefault(village => village.Code == code);
}

/// <summary>Published numbers; placeholders until the office fills them in.</summary>
public sealed record Contacts
{
    public required string SafetyOfficePhone { get; init; }

    public required string DutyPhone { get; init; }

    /// <summary>Addresses of the leader in charge, for supervision and approvals.</summary>
    public IReadOnlyList<string> LeaderEmails { get; init; } = [];
}

public sealed record Department
{
    public required string Name { get; init; }

    /// <summary>Addresses that get notifications; empty until filled in.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Name of the setting that holds the group robot's address: the address is a secret and stands in no file.</summary>
    public string? RobotUrlFrom { get; init; }
}

public sealed record DomainAssignment
{
    public required string Name { get; init; }

    public required string Lead { get; init; }

    public IReadOnlyList<string> CoLeads { get; init; } = [];

    /// <summary>The words of the plan that give the lead this domain.</summary>
    public required string Clause { get; init; }

    /// <summary>The lead runs the places itself, so it never gets an original (architecture rule 9).</summary>
    public bool SelfOperated { get; init; }
}

public sealed record Village
{
    /// <summary>Twelve-digit code.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The name without its suffix means something else too (花园, 兴隆, the township itself): it counts only with the suffix.</summary>
    public bool EverydayWord { get; init; }

    /// <summary>Name without its suffix: 松岗 for 松岗村.</summary>
    public string ShortName => Name.Length > 2 && Name[^1] is '村' ? Name[..^1] : Name.EndsWith("居委会", StringComparison.Ordinal) ? Name[..^3] : Name;
}

public sealed record NamedPlace
{
    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Village { get; init; }

    /// <summary>WGS-84 degrees.</summary>
    public required double Longitude { get; init; }

    /// <summary>WGS-84 degrees.</summary>
    public required double Latitude { get; init; }

    public double RadiusMetres { get; init; } = 300;

    /// <summary>The point is a stand-in until somebody measures it.</summary>
    public bool Placeholder { get; init; }
}

/// <summary>How an urgent report reaches the duty officer when no console is open.</summary>
public sealed record UrgentAlerts
{
    /// <summary>Name of the setting that holds the group robot's address: the address is a secret and stands in no file.</summary>
    public string? RobotUrlFrom { get; init; }

    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Minutes between rings until somebody acknowledges.</summary>
    public int RepeatMinutes { get; init; } = 5;

    public int MaxRings { get; init; } = 24;
}
