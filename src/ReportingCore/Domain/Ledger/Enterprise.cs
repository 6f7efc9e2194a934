using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>生产经营单位 as the ledger knows it (township plan 15): whom to notify, and what its principal has checked.</summary>
public sealed record Enterprise
{
    public required EnterpriseId Id { get; init; }

    public required string Name { get; init; }

    /// <summary>主要负责人.</summary>
    public string Principal { get; init; } = "";

    /// <summary>实际控制人.</summary>
    public string Controller { get; init; } = "";

    public string Contact { get; init; } = "";

    /// <summary>Safety domain it belongs to; its lead department keeps it.</summary>
    public required string Domain { get; init; }

    /// <summary>What a person said of it; null: as the jurisdiction says of its domain.</summary>
    public bool? HighRisk { get; init; }

    public string VillageCode { get; init; } = "";

    public string Notes { get; init; } = "";

    /// <summary>Day it entered the ledger, Asia/Shanghai: nobody owes checks for the time before.</summary>
    public required DateOnly EnteredOn { get; init; }

    /// <summary>停产停业 since; it owes no checks any more.</summary>
    public DateOnly? ClosedOn { get; init; }

    public IReadOnlyList<SelfCheck> SelfChecks { get; init; } = [];

    /// <summary>Township version of the last change; compared by every change.</summary>
    public long Version { get; init; }

    /// <summary>Versions of all its events, oldest first.</summary>
    public IReadOnlyList<long> Events { get; init; } = [];

    public bool IsHighRisk(Jurisdiction jurisdiction) => HighRisk ?? jurisdiction.HighRisk.Contains(Domain);
}

/// <summary>自查: one check of the enterprise by itself (township plan 13).</summary>
/// <param name="On">Day in Asia/Shanghai.</param>
/// <param name="LedByPrincipal">主要负责人带队; only such checks fulfil the duty.</param>
/// <param name="Leader">Who led it.</param>
/// <param name="Findings">How many major hazards it found.</param>
/// <param name="Note">In words.</param>
/// <param name="By">Account that recorded it.</param>
/// <param name="At">When it was recorded.</param>
public sealed record SelfCheck(DateOnly On, bool LedByPrincipal, string Leader, int Findings, string Note, string By, DateTimeOffset At);
