using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Ledger;

/// <summary>
/// Which entries: the one thing behind lists, exports and figures, so that a figure and the list it opens cannot differ.
/// All days are Asia/Shanghai and inclusive.
/// </summary>
public sealed record LedgerFilter
{
    public DateOnly? FoundFrom { get; init; }

    public DateOnly? FoundTo { get; init; }

    public DateOnly? ClosedFrom { get; init; }

    public DateOnly? ClosedTo { get; init; }

    /// <summary>Outstanding at the end of that day.</summary>
    public DateOnly? OutstandingOn { get; init; }

    /// <summary>Outstanding at the end of that day with a deadline before it.</summary>
    public DateOnly? OverdueOn { get; init; }

    /// <summary>Age in days at <see cref="OutstandingOn"/>.</summary>
    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    public HazardSource? Source { get; init; }

    public string Domain { get; init; } = "";

    public string VillageCode { get; init; } = "";

    public EnterpriseId? Enterprise { get; init; }

    public HazardState? State { get; init; }

    /// <summary>Part of number, enterprise or finding.</summary>
    public string Search { get; init; } = "";

    public bool Matches(LedgerEntry entry) => MatchesDays(entry) && MatchesFacts(entry.Hazard);

    private bool MatchesDays(LedgerEntry entry) =>
        !(entry.FoundOn < FoundFrom) && !(entry.FoundOn > FoundTo)
        && (ClosedFrom is null || entry.ClosedOn >= ClosedFrom) && (ClosedTo is null || entry.ClosedOn <= ClosedTo)
        && (OutstandingOn is not { } on || (entry.IsOutstanding(on) && !(entry.AgeOn(on) < AgeFrom) && !(entry.AgeOn(on) > AgeTo)))
        && (OverdueOn is not { } late || entry.IsOverdue(late));

    private bool MatchesFacts(Hazard hazard) =>
        (Source is null || hazard.Source == Source)
        && (Domain.Length == 0 || hazard.Domain == Domain)
        && (VillageCode.Length == 0 || hazard.VillageCode == VillageCode)
        && (Enterprise is null || hazard.Enterprise == Enterprise)
        && (State is null || hazard.State == State)
        && (Search.Length == 0 || Words(hazard).Contains(EnterpriseNames.Normalize(Search), StringComparison.Ordinal));

    /// <summary>Words of a withheld hazard are not searched: a hit would tell them.</summary>
    private static string Words(Hazard hazard) => EnterpriseNames.Normalize(
        hazard.Withheld ? hazard.Number : $"{hazard.Number}\n{hazard.Major?.Enterprise}\n{hazard.Title}\n{hazard.Verification?.Findings}");
}
