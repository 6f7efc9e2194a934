using PublicReport.ReportingCore.Domain.Routing;

namespace PublicReport.ReportingCore.Domain.Hazards;

/// <summary>隐患: the matter itself and the unit of casework; one or more reports, in order of acceptance.</summary>
public sealed record Hazard
{
    public required HazardId Id { get; init; }

    /// <summary>"2026-000123": year and the first report's place in the township's order of acceptance.</summary>
    public required string Number { get; init; }

    public required HazardState State { get; init; }

    public required string Domain { get; init; }

    /// <summary>Whose queue it lies in.</summary>
    public required string Department { get; init; }

    public string VillageCode { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>First words of the first report; shown to handlers only.</summary>
    public required string Title { get; init; }

    public bool Urgent { get; init; }

    public string UrgentAcknowledgedBy { get; init; } = "";

    /// <summary>How often the urgent alert has rung.</summary>
    public int UrgentRings { get; init; }

    public DateTimeOffset? UrgentRungAt { get; init; }

    public required IReadOnlyList<ReportId> Reports { get; init; }

    /// <summary>Reports the classifier has not read: it was down or slow when they came, and is asked again.</summary>
    public IReadOnlyList<ReportId> Unheard { get; init; } = [];

    public required RouteDecision Route { get; init; }

    /// <summary>The originals stay with the Safety Office; the department sees <see cref="NeutralOrder"/> or <see cref="Paraphrase"/> (rule 9).</summary>
    public bool Withheld { get; init; }

    /// <summary>A confidential or insider report is among its reports: other reporters never hear of it (rule 9).</summary>
    public bool Confided { get; init; }

    /// <summary>Reports whose originals are for the Safety Office alone; who may not see them does not learn that they are there.</summary>
    public IReadOnlyList<ReportId> KeptFromUnit { get; init; } = [];

    /// <summary>One neutral line, relayed at once to the domain's lead when a withheld hazard is urgent.</summary>
    public string NeutralOrder { get; init; } = "";

    /// <summary>What the Safety Office released to the department.</summary>
    public string Paraphrase { get; init; } = "";

    public required DateTimeOffset FirstReportedAt { get; init; }

    public required DateTimeOffset LastChangedAt { get; init; }

    /// <summary>Township version of the last change; compared by every act.</summary>
    public required long Version { get; init; }

    /// <summary>Versions of all events of this hazard, oldest first: its history in the audit chain.</summary>
    public required IReadOnlyList<long> Events { get; init; }

    /// <summary>The written-off hazard this one repeats.</summary>
    public HazardId? RecurrenceOf { get; init; }

    /// <summary>Hazards somebody said are not the same; the verdict sticks.</summary>
    public IReadOnlyList<HazardId> NotSameAs { get; init; } = [];

    /// <summary>Hazards the machine holds for perhaps the same, for the handler to decide.</summary>
    public IReadOnlyList<PossibleDuplicate> PossibleDuplicates { get; init; } = [];

    /// <summary>The one picture later reporters of the same hazard may see, since a handler has looked at it; null: none.</summary>
    public EvidenceId? ReleasedPicture { get; init; }

    /// <summary>The hazard this one was merged into; its reports moved there.</summary>
    public HazardId? MergedInto { get; init; }

    /// <summary>Departments that report to the lead; only the lead closes.</summary>
    public IReadOnlyList<string> CoLeads { get; init; } = [];

    /// <summary>Co-leads whose report is in.</summary>
    public IReadOnlyList<string> CoLeadReports { get; init; } = [];

    /// <summary>The village's cadre helps and sees the hazard.</summary>
    public bool VillageAssigned { get; init; }

    /// <summary>The reporter may be asked to complete the report once only.</summary>
    public bool AskedForMore { get; init; }

    /// <summary>A report names a death, by its words or by a person's finding: verified by the county or above, never closed here (安全生产法 73).</summary>
    public bool Death { get; init; }

    public Transfer? Transfer { get; init; }

    public Verification? Verification { get; init; }

    public Rectification? Rectification { get; init; }

    public IReadOnlyList<Reinspection> Reinspections { get; init; } = [];

    public MajorBasis? Major { get; init; }

    /// <summary>Where it comes from; only public reports have reports and reporters.</summary>
    public HazardSource Source { get; init; }

    /// <summary>The enterprise of a major hazard, as it stands in the ledger.</summary>
    public EnterpriseId? Enterprise { get; init; }

    /// <summary>整改进展, oldest first.</summary>
    public IReadOnlyList<ProgressNote> Progress { get; init; } = [];

    public IReadOnlyList<Objection> Objections { get; init; } = [];

    public Extension? Extension { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    public string RepliedBy { get; init; } = "";

    /// <summary>Reports that have got their final reply.</summary>
    public IReadOnlyList<ReportId> Replied { get; init; } = [];

    /// <summary>Reports whose reporters have withdrawn: no reply is owed to them.</summary>
    public IReadOnlyList<ReportId> Withdrawn { get; init; } = [];

    public FinalReply? FinalReply { get; init; }

    public Supervision Supervision { get; init; } = Supervision.None;

    /// <summary>Acts since registration, oldest first; clocks are computed from these.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>What it brought into that merge, to be given back if the merge is undone.</summary>
    public IReadOnlyList<ReportId> MergedReports { get; init; } = [];

    public HazardState? StateBeforeMerge { get; init; }

    /// <summary>The hazard this one was split off from.</summary>
    public HazardId? SplitFrom { get; init; }

    /// <summary>A last word to this reporter is still to come: the reply, or what is decided on the objection to it.</summary>
    public bool OwesWordTo(ReportId report) =>
        State is not (HazardState.Guided or HazardState.Declined or HazardState.PassedOutside)
        && (ReplyOwedTo().Contains(report) || Objections.Any(objection => objection.Report == report && objection.Upheld is null));

    /// <summary>Danger to life becomes known: the first ring goes out with it, and an acknowledgement given before no longer counts.</summary>
    public Hazard Alarmed(DateTimeOffset now) => Urgent ? this : this with { Urgent = true, UrgentAcknowledgedBy = "", UrgentRings = 1, UrgentRungAt = now };

    public IEnumerable<ReportId> ReplyOwedTo() => Reports.Except(Replied).Except(Withdrawn);
}

public sealed record PossibleDuplicate(HazardId Hazard, double Probability);
