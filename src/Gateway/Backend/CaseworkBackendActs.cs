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
    };

    public static Func<Casework.CaseworkClient, ActCommand, CallOptions, AsyncUnaryCall<ActResponse>>? Find(string act) => Calls.GetValueOrDefault(act);

    private static ActRequest Plain(ActCommand act) =>
        new() { RequestId = act.RequestId, HazardId = act.Hazard, ExpectedVersion = act.ExpectedVersion, Note = act.Note };

    private static ReplyRequest Reply(ActCommand act, bool isQuestion) => new()
    {
        RequestId = act.RequestId,
        HazardId = act.Hazard,
        ExpectedVersion = act.ExpectedVersion,
        Text = act.Note,
        IsQuestion = isQuestion,
    };
}
