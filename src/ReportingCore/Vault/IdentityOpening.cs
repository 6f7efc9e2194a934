using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;

namespace PublicReport.ReportingCore.Vault;

public enum OpeningState
{
    /// <summary>Waits for a custodian.</summary>
    Asked,

    Granted,

    Denied,
}

/// <summary>
/// 启封: one person asks with a reason, another person, a custodian, decides (architecture rule 4; 个人信息保护法 51: access by role). A grant lets the one who
/// asked read the identity for a day; every reading is an event. Holds no identity itself.
/// </summary>
public sealed record IdentityOpening
{
    /// <summary>How long a grant lasts.</summary>
    public static TimeSpan ReadableFor { get; } = TimeSpan.FromHours(24);

    public required string Id { get; init; }

    public required ReportId Report { get; init; }

    public required HazardId Hazard { get; init; }

    /// <summary>Number people know the hazard by.</summary>
    public required string HazardNumber { get; init; }

    public required Actor AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string Reason { get; init; }

    public OpeningState State { get; init; } = OpeningState.Asked;

    public Actor? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why it was granted or denied.</summary>
    public string Note { get; init; } = "";

    public int Readings { get; init; }

    public bool IsReadable(DateTimeOffset now) => State == OpeningState.Granted && now < DecidedAt + ReadableFor;

    public Refusal? Decide(Actor custodian) =>
        State != OpeningState.Asked ? new(RefusalKind.NotAllowedNow, "opening-decided")
        : custodian.Account == AskedBy.Account ? new(RefusalKind.Forbidden, "second-person-needed")
        : null;
}
