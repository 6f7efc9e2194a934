using Grpc.Core;
using PublicReport.Protos.Casework.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Act code to call of the core: one entry an act. The form that belongs to it is in the console's table of acts.</summary>
internal static class CaseworkBackendActs
{
    private static readonly Dictionary<string, Func<Casework.CaseworkClient, ActCommand, CallOptions, AsyncUnaryCall<ActResponse>>> Calls = new()
    {
        ["accept"] = (client, act, options) => client.AcceptAsync(Plain(act), options),
        ["hand-back"] = (client, act, options) => client.HandBackAsync(Plain(act), options),
        ["acknowledge-urgent"] = (client, act, options) => client.AcknowledgeUrgentAsync(Plain(act), options),
        ["decline"] = (client, act, options) => client.DeclineAsync(
            new()
            {
                RequestId = act.RequestId,
                HazardId = act.Hazard,
                ExpectedVersion = act.ExpectedVersion,
                Note = act.Note,
                ReasonCode = act.ReasonCode,
            },
            options),
        ["assign"] = (client, act, options) => client.AssignAsync(
            new()
            {
                RequestId = act.RequestId,
                HazardId = act.Hazard,
                ExpectedVersion = act.ExpectedVersion,
                Note = act.Note,
                Department = act.Department,
                Domain = act.Domain,
            },
            options),
        ["reply"] = (client, act, options) => client.ReplyAsync(Reply(act, isQuestion: false), options),
        ["question"] = (client, act, options) => client.ReplyAsync(Reply(act, isQuestion: true), options),
        ["release-paraphrase"] = (client, act, options) => client.ReleaseParaphraseAsync(
            new()
            {
                RequestId = act.RequestId,
                HazardId = act.Hazard,
                ExpectedVersion = act.ExpectedVersion,
                Paraphrase = act.Note,
                Department = act.Department,
            },
            options),
        ["merge"] = (client, act, options) => client.MergeAsync(Other(act), options),
        ["not-the-same"] = (client, act, options) => client.NotTheSameAsync(Other(act), options),
        ["split"] = (client, act, options) => client.SplitAsync(
            new()
            {
                RequestId = act.RequestId,
                HazardId = act.Hazard,
                ExpectedVersion = act.ExpectedVersion,
                Note = act.Note,
                ReportIds = { act.Reports },
            },
            options),
        ["release-picture"] = (client, act, options) => client.ReleasePictureAsync(
            new() { RequestId = act.RequestId, HazardId = act.Hazard, ExpectedVersion = act.ExpectedVersion, EvidenceId = act.Picture }, options),
        ["undo"] = (client, act, options) => client.UndoAsync(Plain(act), options),
    };

    /// <summary>Acts the core performs by the one call of the workflow table.</summary>
    private static readonly HashSet<string> Performed =
    [
        "ask-for-more", "resume-after-answer", "pass-outside", "emergency-hand-over", "resume-locally", "record-conclusion-above", "clear-death",
        "assign-jointly", "sign-for", "verify", "rectify-at-once", "rectify-by-date", "hand-to-enforcement", "declare-major", "notify-enterprise",
        "report-rectification", "report-as-co-lead", "reinspect", "write-off", "send-back", "reply-finally", "file-objection", "decide-objection",
        "request-extension", "approve-extension", "record-withdrawal", "list-for-supervision", "delist", "supervise-letter",
    ];

    public static Func<Casework.CaseworkClient, ActCommand, CallOptions, AsyncUnaryCall<ActResponse>>? Find(string act) =>
        Performed.Contains(act)
            ? (client, command, options) => client.PerformAsync(CaseRecordBackendMapping.ToMessage(command), options)
            : Calls.GetValueOrDefault(act);

    private static ActRequest Plain(ActCommand act) =>
        new() { RequestId = act.RequestId, HazardId = act.Hazard, ExpectedVersion = act.ExpectedVersion, Note = act.Note };

    private static OtherHazardRequest Other(ActCommand act) => new()
    {
        RequestId = act.RequestId,
        HazardId = act.Hazard,
        ExpectedVersion = act.ExpectedVersion,
        OtherHazardId = act.Other,
        Note = act.Note,
    };

    private static ReplyRequest Reply(ActCommand act, bool isQuestion) => new()
    {
        RequestId = act.RequestId,
        HazardId = act.Hazard,
        ExpectedVersion = act.ExpectedVersion,
        Text = act.Note,
        IsQuestion = isQuestion,
    };
}
