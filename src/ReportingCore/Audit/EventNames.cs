using System.Text.Json;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Audit;

/// <summary>Every name an event may have: the acts of the workflow table and what else is done. Nothing else reaches the chain, so whoever reads it can have a word for each.</summary>
public static class EventNames
{
    private static readonly HashSet<string> Names =
    [
        .. Enum.GetNames<Act>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName),
        "report-submitted", "report-joined", "report-supplemented", "report-withdrawn", "report-insisted", "reply-received", "reply-rated", "notices-requested", "notices-stopped", "reclassified", "report-heard",
        "merge", "undo-merge", "split", "undo-split", "not-the-same",
        "enter-finding", "findings-imported", "update-rectification", "enterprise-entered", "enterprise-changed", "self-check-recorded", "ledger-exported",
        "evidence-read", "picture-released", "picture-taken-back", "paper-prepared", "templates-saved", "routing-corrections-read", "corrections-exported", "delivery-given-up",
        "identity-asked", "identity-granted", "identity-denied", "identity-read", "identity-deleted",
        "place-saved", "place-removed",
        "first-run-links-issued", "account-added", "link-issued", "account-activated", "password-reset", "signed-in", "signed-out", "sign-in-failed",
        "wechat-bound", "wechat-unbound",
    ];

    public static IReadOnlySet<string> All => Names;
}
