using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Domain.Outbox;

/// <summary>What is to be said to somebody outside, written in the commit that gave cause to it.</summary>
public sealed record Delivery
{
    public const string WeChat = "wechat";
    public const string Staff = "staff";

    /// <summary>The kind that goes before all others and rings again until somebody acknowledges it.</summary>
    public const string UrgentAlert = "urgent-alert";

    public required string Id { get; init; }

    /// <summary><see cref="WeChat"/> for the reporter's phone, <see cref="Staff"/> for e-mail and group robot.</summary>
    public required string Channel { get; init; }

    /// <summary>"acknowledged", "progress", "reply", "question", "final" for reporters; <see cref="UrgentAlert"/> and casework steps for staff.</summary>
    public required string Kind { get; init; }

    public required string Text { get; init; }

    public HazardId? Hazard { get; init; }

    public ReportId? Report { get; init; }

    /// <summary>Sealed address for WeChat; of staff who bound it, the one of the last try. Other staff addresses come from the jurisdiction.</summary>
    public PushAddress? Address { get; init; }

    /// <summary>Department whose addresses get it; empty: see <see cref="Role"/>.</summary>
    public string Department { get; init; } = "";

    /// <summary>"leader" or "duty-officer" (also when empty and no department is named): whose addresses get it.</summary>
    public string Role { get; init; } = "";

    /// <summary>Account of staff whose bound WeChat gets it; empty for reporters and for news that goes to a whole department or role.</summary>
    public string Account { get; init; } = "";

    /// <summary>Ways it went out already, when another way failed: only those left are tried again.</summary>
    public IReadOnlyList<string> SentBy { get; init; } = [];

    /// <summary>Why the last try failed, as a code; shown in the console.</summary>
    public string Problem { get; init; } = "";

    /// <summary>For reporters the masked receipt, for staff the hazard's number: what a template message may show.</summary>
    public string ReceiptHint { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempt { get; init; }
}
