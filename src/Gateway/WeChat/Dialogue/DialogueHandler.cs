using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Loads the session, takes one step, carries out its effect, saves. A refused effect leaves the draft as it was.</summary>
internal sealed class DialogueHandler(IReportingBackend backend, ISessionStore sessions, IWeChatApi? media) : IWeChatMessageHandler
{
    public async Task<WeChatReply> HandleAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        if (message is UnsubscribeEvent)
        {
            await sessions.DeleteAsync(message.PersonKey);
            return WeChatReply.None;
        }

        if (message is EventMessage { CanBeAnswered: false })
        {
            return WeChatReply.None;
        }

        var session = await sessions.LoadAsync(message.PersonKey);
        var towns = (await backend.TownshipsAsync(cancellationToken)).Value ?? [];
        var turn = await StepAsync(session, message, towns, cancellationToken);
        var (next, reply) = await EffectAsync(turn, message, cancellationToken);
        await sessions.SaveAsync(message.PersonKey, next);
        return WeChatReply.Text(reply);
    }

    private async Task<Turn> StepAsync(Session session, InboundMessage message, IReadOnlyList<TownshipInfo> towns, CancellationToken cancellationToken) => message switch
    {
        TextMessage text => await TextAsync(session, text.Content, towns, cancellationToken),
        ClickEvent click => await TextAsync(session, click.EventKey, towns, cancellationToken),
        VoiceMessage { Recognition.Length: > 0 } voice => await TextAsync(
            Drafting.TakeMedia(session, voice.MediaId, new(towns, null)).Session, voice.Recognition, towns, cancellationToken),
        VoiceMessage voice => Drafting.TakeMedia(session, voice.MediaId, new(towns, null), Replies.VoiceWithoutWords),
        ImageMessage image => Drafting.TakeMedia(session, image.MediaId, new(towns, null)),
        LocationMessage at => Drafting.TakePin(session, new(at.Longitude, at.Latitude, at.Label), new(towns, null)),
        SubscribeEvent follow => new(Scenes.Apply(session, follow.Scene, towns), Replies.Help),
        ScanEvent scan => new(Scenes.Apply(session, scan.Scene, towns), Replies.Help),
        _ => new(session, Replies.Unsupported),
    };

    private async Task<Turn> TextAsync(Session session, string text, IReadOnlyList<TownshipInfo> towns, CancellationToken cancellationToken)
    {
        var area = session.Area.Length > 0 ? session.Area : towns is [var only] ? only.AreaCode : "";
        var draft = session.Draft;
        var longEnough = text.Length is >= 5 and < Conversation.MaxText && session.Expecting is not (Expect.Identity or Expect.Supplement);
        var assessment = area.Length > 0 && longEnough && Words.FindReceipt(text) is null
            ? (await backend.AssessAsync(area, draft is null ? text : $"{draft.Text}；{text}", draft?.Pin, draft is { Insider: true } or { HideFromUnit: true }, cancellationToken)).Value
            : null;
        return Conversation.Text(session, text, new(towns, assessment));
    }

    private async Task<(Session Session, string Reply)> EffectAsync(Turn turn, InboundMessage message, CancellationToken cancellationToken)
    {
        var session = turn.Session;
        switch (turn.Effect)
        {
            case EffectKind.Submit or EffectKind.SubmitThenNext:
                return await SubmitAsync(turn, message, cancellationToken);
            case EffectKind.Track:
                var tracked = await backend.TrackAsync(turn.Argument, cancellationToken);
                return (session, tracked.Value is { } info ? Replies.Progress(info) : Refusal(tracked.Error));
            case EffectKind.Supplement:
                return Done(turn, await backend.SupplementAsync(message.RequestId, session.LastReceipt, turn.Argument, cancellationToken));
            case EffectKind.Withdraw:
                return Done(turn, await backend.WithdrawAsync(message.RequestId, turn.Argument, cancellationToken));
            case EffectKind.Subscribe:
                return Done(turn, await backend.SubscribeAsync(message.RequestId, turn.Argument, message.From.Value, cancellationToken));
            default:
                return (session, turn.Reply);
        }
    }

    private async Task<(Session Session, string Reply)> SubmitAsync(Turn turn, InboundMessage message, CancellationToken cancellationToken)
    {
        var (session, draft) = (turn.Session, turn.Session.Draft!);
        var evidence = await UploadAsync(session.Area, draft.Media, cancellationToken);
        var answer = await backend.SubmitAsync(ToReport(session, draft, message, evidence), cancellationToken);
        if (answer.Value is not { } done)
        {
            return (session, Refusal(answer.Error));
        }

        var receipt = Replies.Receipt(done, draft.Media.Count - evidence.Count);
        var fresh = session with { Draft = null, Held = "", Expecting = Expect.Nothing, LastReceipt = done.Receipt };
        if (turn.Effect == EffectKind.Submit)
        {
            return (fresh, receipt);
        }

        var towns = (await backend.TownshipsAsync(cancellationToken)).Value ?? [];
        var next = await TextAsync(fresh, session.Held, towns, cancellationToken);
        return (next.Session, $"{receipt}\n\n{next.Reply}");
    }

    private async Task<IReadOnlyList<string>> UploadAsync(string area, IReadOnlyList<string> mediaIds, CancellationToken cancellationToken)
    {
        var evidence = new List<string>();
        foreach (var id in mediaIds)
        {
            if (media is not null && (await media.GetMediaAsync(id, cancellationToken)).Value is { } file
                && (await backend.UploadAsync(area, file.ContentType, file.Bytes, cancellationToken)).Value is { } evidenceId)
            {
                evidence.Add(evidenceId);
            }
        }

        return evidence;
    }

    private static ReportToSubmit ToReport(Session session, Draft draft, InboundMessage message, IReadOnlyList<string> evidence) => new()
    {
        RequestId = message.RequestId,
        AreaCode = session.Area,
        Text = draft.Text,
        SenderHash = message.PersonKey,
        Pin = draft.Pin,
        VillageCode = draft.VillageCode,
        Place = draft.Place,
        EvidenceIds = evidence,
        Anonymity = draft.Anonymity,
        Name = draft.Name,
        Phone = draft.Phone,
        Insider = draft.Insider,
        HideFromUnit = draft.HideFromUnit,
        Insist = draft.Insist,
        Urgent = draft.Urgent,
        JoinToken = draft.JoinToken,
        RejectedJoinTokens = draft.RejectedJoinTokens,
    };

    private static (Session Session, string Reply) Done(Turn turn, BackendAnswer<BackendDone> answer) =>
        (turn.Session, answer.Value is null ? Refusal(answer.Error) : turn.Reply);

    private static string Refusal(string code) => code switch
    {
        BackendAnswer<BackendDone>.Unavailable => Replies.CoreUnavailable,
        _ when code.Contains("not-found", StringComparison.Ordinal) || code.Contains("receipt", StringComparison.Ordinal) => Replies.NotFound,
        _ => Replies.Refused,
    };
}
