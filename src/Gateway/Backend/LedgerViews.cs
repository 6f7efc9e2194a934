namespace PublicReport.Gateway.Backend;

/// <summary>Which entries; days are "2026-12-31", empty for not asked.</summary>
public sealed record LedgerFilterView
{
    public string FoundFrom { get; init; } = "";

    public string FoundTo { get; init; } = "";

    public string ClosedFrom { get; init; } = "";

    public string ClosedTo { get; init; } = "";

    public string OutstandingOn { get; init; } = "";

    public string OverdueOn { get; init; } = "";

    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public string Source { get; init; } = "";

    public string Domain { get; init; } = "";

    public string Village { get; init; } = "";

    public string Enterprise { get; init; } = "";

    public string State { get; init; } = "";

    public string Search { get; init; } = "";
}

public sealed record LedgerPageView(IReadOnlyList<LedgerLineView> Entries, int Total);

public sealed record LedgerLineView
{
    public required string Id { get; init; }

    public string Number { get; init; } = "";

    public string Finding { get; init; } = "";

    public string State { get; init; } = "";

    public string Source { get; init; } = "";

    public string DomainName { get; init; } = "";

    public string DepartmentName { get; init; } = "";

    public string VillageName { get; init; } = "";

    public string Place { get; init; } = "";

    public string EnterpriseId { get; init; } = "";

    public string EnterpriseName { get; init; } = "";

    public string FoundOn { get; init; } = "";

    public string Deadline { get; init; } = "";

    public string ClosedOn { get; init; } = "";

    public string NotifiedOn { get; init; } = "";

    public bool Overdue { get; init; }

    public bool Listed { get; init; }

    public int SupervisionLevel { get; init; }

    public long Version { get; init; }

    public string Progress { get; init; } = "";
}

/// <summary>One entry with its 五落实.</summary>
public sealed record LedgerEntryView(LedgerLineView Line, IReadOnlyList<(string Label, string Text)> Facts, IReadOnlyList<ProgressView> Progress, bool MayUpdate);

public sealed record ProgressView(string Text, string By, DateTimeOffset At);

public sealed record LedgerFigureView(string Group, string Key, int Count, LedgerFilterView Filter);

public sealed record LedgerTargetView(string Name, string Kind, string By, LedgerFigureView Value, LedgerFigureView Reference, bool Met, bool Final);

public sealed record LedgerCountView(IReadOnlyList<LedgerFigureView> Figures, IReadOnlyList<LedgerTargetView> Targets);

/// <summary>What the entry form holds.</summary>
public sealed record FindingEntry
{
    public string Source { get; set; } = "enterprise-self-check";

    public string FoundOn { get; set; } = "";

    public string Finders { get; set; } = "";

    public string Enterprise { get; set; } = "";

    public string Principal { get; set; } = "";

    public string Controller { get; set; } = "";

    public string Contact { get; set; } = "";

    public string Domain { get; set; } = "";

    public string Village { get; set; } = "";

    public string Place { get; set; } = "";

    public string Description { get; set; } = "";

    public string Standard { get; set; } = "";

    public string Article { get; set; } = "";

    public string Responsible { get; set; } = "";

    public string Measures { get; set; } = "";

    public string Money { get; set; } = "";

    public string Deadline { get; set; } = "";

    public string Contingency { get; set; } = "";

    public string SignedBy { get; set; } = "";
}

public sealed record FindingEnteredView(string Hazard, string Number, string Enterprise);

public sealed record ImportFile(string RequestId, string Name, byte[] Content, bool CheckOnly);

public sealed record ImportView(
    IReadOnlyList<ImportProblemView> Problems, int New, int Known, IReadOnlyList<string> Numbers, IReadOnlyList<AlikeNameView> Alike);

public sealed record ImportProblemView(int Row, string Column, string Code, string Value);

public sealed record AlikeNameView(int Row, string Name, string Existing);

/// <summary>An enterprise; <see cref="HighRiskSet"/> is "yes", "no" or empty for what its domain says.</summary>
public sealed record EnterpriseView
{
    public string Id { get; init; } = "";

    public string Name { get; set; } = "";

    public string Principal { get; set; } = "";

    public string Controller { get; set; } = "";

    public string Contact { get; set; } = "";

    public string Domain { get; set; } = "";

    public string DomainName { get; init; } = "";

    public string HighRiskSet { get; set; } = "";

    public bool HighRisk { get; init; }

    public string Village { get; set; } = "";

    public string VillageName { get; init; } = "";

    public string Notes { get; set; } = "";

    public string EnteredOn { get; init; } = "";

    public string ClosedOn { get; set; } = "";

    public long Version { get; init; }
}

public sealed record CountersView(int Found180, int FoundYear, int Enforced180, int EnforcedYear, bool Flagged);

public sealed record EnterpriseLineView(EnterpriseView Enterprise, string Match, int Outstanding, CountersView Counters);

public sealed record EnterpriseFileView(
    EnterpriseView Enterprise,
    IReadOnlyList<LedgerLineView> Entries,
    CountersView Counters,
    IReadOnlyList<SelfCheckView> Checks,
    IReadOnlyList<EnterpriseView> Alike,
    IReadOnlyList<LogView> Changes);

public sealed record SelfCheckView(string On, bool LedByPrincipal, string Leader, int Findings, string Note);

public sealed record EnterpriseSavedView(string Id, long Version);

public sealed record DutyView(EnterpriseView Enterprise, IReadOnlyList<string> Missing, string LastCheck, bool Overdue);

public sealed record DutyListView(IReadOnlyList<DutyView> Duties, int Enterprises);
