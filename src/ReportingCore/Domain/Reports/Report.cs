using System.Text.Json.Serialization;

namespace PublicReport.ReportingCore.Domain.Reports;

/// <summary>来源方式: how a report reached us.</summary>
public enum Channel
{
    WeChat,
    Web,
    Phone,
    Letter,
    Visit,
    VillageCadre,
    Partner,
}

public enum Anonymity
{
    /// <summary>Nobody knows; the receipt is the only way back.</summary>
    Anonymous,

    /// <summary>Known to the vault only.</summary>
    Confidential,

    /// <summary>Sealed in the vault too; the reporter agrees to be asked by the handling department.</summary>
    Named,
}

/// <summary>举报: what one person sent once. Order of acceptance is <see cref="AcceptedVersion"/>, never a wall clock.</summary>
public sealed record Report
{
    public required ReportId Id { get; init; }

    public required HazardId HazardId { get; init; }

    /// <summary>Township version at acceptance: the order of acceptance that rewards read.</summary>
    public required long AcceptedVersion { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset? ObservedAt { get; init; }

    public required string Text { get; init; }

    public required Channel Channel { get; init; }

    public required Anonymity Anonymity { get; init; }

    /// <summary>The reporter has taken name and telephone back.</summary>
    public bool IdentityDeleted { get; init; }

    /// <summary>Name and telephone lie in the vault.</summary>
    [JsonIgnore]
    public bool HasIdentity => Anonymity != Anonymity.Anonymous && !IdentityDeleted;

    public bool Insider { get; init; }

    /// <summary>"不要让该单位知道" (architecture rule 9).</summary>
    public bool HideFromUnit { get; init; }

    /// <summary>Its original is for the Safety Office alone, whatever becomes of the hazard (architecture rule 9).</summary>
    [JsonIgnore]
    public bool KeptFromUnit => Insider || HideFromUnit;

    /// <summary>Its hazard is shown to no other reporter (architecture rule 9).</summary>
    [JsonIgnore]
    public bool IsConfided => KeptFromUnit || Anonymity == Anonymity.Confidential;

    public Places.Fix? Location { get; init; }

    public string VillageCode { get; init; } = "";

    public string Place { get; init; } = "";

    public IReadOnlyList<EvidenceId> Evidence { get; init; } = [];

    /// <summary>Account that typed it in for somebody else; empty when the reporter did.</summary>
    public string EnteredBy { get; init; } = "";

    public Circumstances? Circumstances { get; init; }

    public bool Urgent { get; init; }

    public bool Withdrawn { get; init; }

    public bool MachineJoined { get; init; }

    public double SameProbability { get; init; }

    /// <summary>Office named to the reporter at acceptance.</summary>
    public string ToldDepartment { get; init; } = "";

    /// <summary>Last group of the receipt, for the reporter to recognise.</summary>
    public required string ReceiptHint { get; init; }

    public IReadOnlyList<Message> Messages { get; init; } = [];

    /// <summary>The department asked something and the reporter has not answered yet.</summary>
    public bool AnswerAwaited { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>When the final reply reached the reporter (pushed, or read with the receipt): the time to object runs from here.</summary>
    public DateTimeOffset? ReplyReceivedAt { get; init; }

    /// <summary>满意 (true) or 不满意 with the final reply; null: not said. A new reply is rated anew.</summary>
    public bool? Satisfied { get; init; }

    /// <summary>Sealed to the notification key after 通知我, deleted at the final reply; null when nothing is kept.</summary>
    public PushAddress? Push { get; init; }

    /// <summary>
    /// Keyed hash of the sender: only while the report is being decided, never stored with it, because it may live 48 hours at most (architecture rule 4).
    /// What outlives the commit is the dedup index's own hash of it, which expires.
    /// </summary>
    [JsonIgnore]
    public string SenderHash { get; init; } = "";
}

/// <summary>One message of the talk between reporter and department.</summary>
public sealed record Message
{
    public required DateTimeOffset At { get; init; }

    public required bool FromReporter { get; init; }

    /// <summary>Department's name; empty for the reporter.</summary>
    public string Sender { get; init; } = "";

    public required string Text { get; init; }

    public IReadOnlyList<EvidenceId> Evidence { get; init; } = [];
}

/// <summary>Where news goes, sealed: only the sender job can open it.</summary>
public sealed record PushAddress(string Channel, byte[] Sealed)
{
    /// <summary>No two seals are alike, even of the same openid: the same bytes are the same request for notices, or the same binding.</summary>
    public bool IsSameAs(PushAddress? other) => other is not null && Channel == other.Channel && Sealed.AsSpan().SequenceEqual(other.Sealed);
}
