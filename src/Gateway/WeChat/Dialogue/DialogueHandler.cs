using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Media;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>One step at a time for one person: loads the session, steps, carries out the effect, saves. A refused effect leaves the draft as it was.</summary>
internal sealed class DialogueHandler(
    DialogueSteps steps, DialogueEffects effects, ISessionStore sessions, TurnLock turns, MediaFetcher media) : IWeChatMessageHandler
{
    public async Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (Leaver(message) is { } leaver)
        {
            // After the step that is under way, which would write the session once more.
            await using var last = await turns.TakeAsync(leaver, cancellationToken);
            await sessions.DeleteAsync(leaver);
            return WeChatReply.None;
        }

        if (message is EventMessage { CanBeAnswered: false })
        {
            return WeChatReply.None;
        }

        await using var turn = await turns.TakeAsync(message.PersonKey, cancellationToken);
        var session = await sessions.LoadAsync(message.PersonKey);
        if (session.LastRequest == message.RequestId)
        {
            return WeChatReply.Text(session.LastReply);
        }

        var (next, reply) = await StepAsync(session, message, cancellationToken);
        await sessions.SaveAsync(message.PersonKey, next with { LastRequest = message.RequestId, LastReply = reply });
        return WeChatReply.Text(reply);
    }

    private async Task<(Session Session, string Reply)> StepAsync(Session session, InboundMessage message, CancellationToken cancellationToken)
    {
        var (kept, notice) = await WithoutLostAsync(session, message.PersonKey);
        var step = await steps.TakeAsync(kept, message, cancellationToken);
        var (next, reply) = await effects.CarryOutAsync(step, message, cancellationToken);
        // An upload serves one township: when words name another one, what lies at the first is carried over afresh.
        var begun = next.Area == session.Area ? session.Draft?.Media ?? [] : [];
        foreach (var id in (next.Draft?.Media ?? []).Except(begun).Where(_ => next.Area.Length > 0))
        {
            media.Begin(message.PersonKey, next.Area, id);
        }

        return (next, notice + reply);
    }

    /// <summary>A file that was acknowledged and cannot be had is said to be missing with the next answer.</summary>
    private async Task<(Session Session, string Notice)> WithoutLostAsync(Session session, string person)
    {
        if (session.Draft is not { Media.Count: > 0 } draft || await media.LostAsync(person, session.Area, draft.Media) is not { Count: > 0 } lost)
        {
            return (session, "");
        }

        return (session with { Draft = draft with { Media = [.. draft.Media.Except(lost)] } }, Replies.MediaLost(lost.Count));
    }

    private static string? Leaver(InboundMessage message) => message switch
    {
        UnsubscribeEvent => message.PersonKey,
        AuthorizationEvent about => about.SubjectKey,
        _ => null,
    };
}
