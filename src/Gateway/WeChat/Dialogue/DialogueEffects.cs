using System.Security.Cryptography;
using System.Text.Json;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Media;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Carries out what a step asks of the core and puts the outcome into words.</summary>
internal sealed class DialogueEffects(IReportingBackend backend, DialogueSteps steps, MediaFetcher media, MediaStore files, TimeProvider time)
{
    public async Task<(Session Session, string Reply)> CarryOutAsync(Turn turn, InboundMessage message, CancellationToken cancellationToken)
    {
        var session = turn.Session;
        switch (turn.Effect)
        {
            case EffectKind.Submit or EffectKind.SubmitThenNext:
                return await SubmitAsync(turn, message, cancellationToken);
            case EffectKind.Track:
                var tracked = await backend.TrackAsync(turn.Argument, cancellationToken);
                return (session, tracked.Value is { } info ? turn.Reply + Replies.Progress(info, turn.Argument) : Refusal(session, tracked.Error));
            case EffectKind.Supplement:
                return (session, await SupplementAsync(turn, message, cancellationToken));
            case EffectKind.Withdraw:
                return Done(turn, await backend.WithdrawAsync(message.RequestId, turn.Argument, cancellationToken));
            case EffectKind.Insist:
                return Done(turn, await backend.InsistAsync(message.RequestId, turn.Argument, cancellationToken));
            case EffectKind.Satisfied or EffectKind.Dissatisfied:
                return Done(turn, await backend.RateAsync(message.RequestId, turn.Argument, turn.Effect == EffectKind.Satisfied, cancellationToken));
            case EffectKind.Subscribe:
                return Done(turn, await backend.SubscribeAsync(message.RequestId, turn.Argument, message.From.Value, cancellationToken));
            case EffectKind.Unsubscribe:
                return Done(turn, await backend.UnsubscribeAsync(message.RequestId, turn.Argument, cancellationToken));
            default:
                return (session, turn.Reply);
        }
    }

    private async Task<(Session Session, string Reply)> SubmitAsync(Turn turn, InboundMessage message, CancellationToken cancellationToken)
    {
        var (session, draft) = (turn.Session, turn.Session.Draft!);
        var collected = await media.CollectAsync(message.PersonKey, session.Area, draft.Media, cancellationToken);
        var requestId = RequestIdOf(session, draft);
        var named = await files.FirstNamedAsync(message.PersonKey, requestId, collected.Uploaded);
        var report = ToReport(session, draft, message, requestId, named);
        var answer = await backend.SubmitAsync(report, cancellationToken);
        if (answer.Error == "unknown-evidence")
        {
            // The core has forgotten an upload (after a day), or a report whose answer got lost has it: this report goes now, its files follow.
            named = [];
            await files.NameNoneAsync(message.PersonKey, requestId);
            answer = await backend.SubmitAsync(report with { EvidenceIds = [] }, cancellationToken);
        }

        if (answer.Value is not { } done)
        {
            return (session, Refusal(session, answer.Error));
        }

        var late = draft.Media.Except(collected.Lost).Except(named.Select(one => one.MediaId)).ToArray();
        await AddLateAsync(session.Area, done.Receipt, late);
        var fresh = session with { Draft = null, Held = "", HeldMedia = [], Expecting = Expect.Nothing, LastReceipt = done.Receipt, SubmittedAt = time.GetUtcNow() };
        var receipt = Replies.Receipt(done, late.Length, collected.Lost.Count);
        if (turn.Effect == EffectKind.Submit)
        {
            return (fresh, receipt);
        }

        var next = await steps.NextAsync(fresh, session.Held, session.HeldMedia, message.RequestId, cancellationToken);
        return (next.Session, $"{receipt}\n\n{next.Reply}");
    }

    private async Task<string> SupplementAsync(Turn turn, InboundMessage message, CancellationToken cancellationToken)
    {
        var receipt = turn.Session.LastReceipt;
        var area = receipt.Split('-')[0];
        var collected = await media.CollectAsync(message.PersonKey, area, turn.MediaId.Length > 0 ? [turn.MediaId] : [], cancellationToken);
        if (turn.Argument.Length > 0 || collected.Uploaded.Count > 0)
        {
            var answer = await backend.SupplementAsync(message.RequestId, receipt, turn.Argument, [.. collected.Uploaded.Select(one => one.EvidenceId)], cancellationToken);
            if (answer.Value is null)
            {
                return Refusal(turn.Session, answer.Error);
            }

            await AddLateAsync(area, receipt, collected.Late);
            return turn.Reply;
        }

        if (collected.Lost.Count > 0)
        {
            return Replies.SupplementLost;
        }

        await AddLateAsync(area, receipt, collected.Late);
        return Replies.SupplementLater;
    }

    private async Task AddLateAsync(string area, string receipt, IReadOnlyList<string> mediaIds)
    {
        foreach (var id in mediaIds)
        {
            await files.AddLateAsync(new(area, receipt, id, 0), time.GetUtcNow());
        }
    }

    private static ReportToSubmit ToReport(Session session, Draft draft, InboundMessage message, string requestId, IReadOnlyList<UploadedMedia> named) => new()
    {
        RequestId = requestId,
        AreaCode = session.Area,
        Text = draft.Text.Length > 0 ? draft.Text : Replies.ListenToRecording,
        SenderHash = message.PersonKey,
        Pin = draft.Pin,
        VillageCode = draft.VillageCode,
        Place = draft.Place.Length > 200 ? draft.Place[..200] : draft.Place,
        EvidenceIds = [.. named.Select(one => one.EvidenceId)],
        Anonymity = draft.Anonymity,
        Name = draft.Name,
        Phone = draft.Phone,
        Insider = draft.Insider,
        HideFromUnit = draft.HideFromUnit,
        // The words say where at most; the recording tells the matter, and only a person hears it.
        Insist = draft.Insist || draft.Listen || draft.Text.Length == 0,
        Urgent = draft.Urgent,
        JoinToken = draft.JoinToken,
        RejectedJoinTokens = [.. draft.Rejected.Select(one => one.JoinToken)],
    };

    /// <summary>
    /// The same for the same draft, however often 提交 is tapped: when the first answer got lost on the way, the second tap gets the first receipt.
    /// Files are no part of it: one that is lost, or one more, between two taps makes no second report. The draft's own id is a keyed hash, so the result
    /// cannot be guessed.
    /// </summary>
    private static string RequestIdOf(Session session, Draft draft) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes((session.Area, draft with { Similar = [], Media = [] }), Whole)))[..32];

    private static readonly JsonSerializerOptions Whole = new() { IncludeFields = true };

    private static (Session Session, string Reply) Done(Turn turn, BackendAnswer<BackendDone> answer) =>
        (turn.Session, answer.Value is null ? Refusal(turn.Session, answer.Error) : turn.Reply);

    private static string Refusal(Session session, string code) => code switch
    {
        BackendAnswer<BackendDone>.Unavailable => session.Draft is null ? Replies.CoreUnavailableNow : Replies.CoreUnavailable,
        "already-final" => Replies.AlreadyFinal,
        "report-withdrawn" => Replies.AlreadyWithdrawn,
        "not-guided" => Replies.NotGuided,
        "nothing-to-rate" => Replies.NothingToRate,
        "already-rated" => Replies.AlreadyRated,
        _ when code.Contains("not-found", StringComparison.Ordinal) || code.Contains("receipt", StringComparison.Ordinal) => Replies.NotFound,
        _ => Replies.Refused,
    };
}
