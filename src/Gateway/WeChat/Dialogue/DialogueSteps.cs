using System.Globalization;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Public;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>From a message to a step of the conversation: gathers what the step must know and picks the kind of step.</summary>
internal sealed class DialogueSteps(IReportingBackend backend, TownshipDirectory townships, GatewaySettings settings, TimeProvider time)
{
    public async Task<Turn> TakeAsync(Session session, InboundMessage message, CancellationToken cancellationToken)
    {
        var facts = new Facts(await townships.AllAsync(cancellationToken), null) { Now = time.GetUtcNow(), RequestId = message.RequestId, PublicUrl = settings.WeChat.PublicUrl };
        if (Words(message) is { } words)
        {
            return await TextAsync(session, words, facts, cancellationToken);
        }

        session = Conversation.Awake(session, facts, out var notice);
        var turn = message switch
        {
            VoiceMessage { Recognition.Length: > 0 } voice => await VoiceAsync(session, voice, facts, cancellationToken),
            VoiceMessage voice => Drafting.TakeMedia(session, voice.MediaId, facts, Replies.VoiceWithoutWords),
            ImageMessage image => Drafting.TakeMedia(session, image.MediaId, facts),
            VideoMessage video => Drafting.TakeVideo(session, video.MediaId, facts),
            LocationMessage at => await PlaceAsync(session, new(at.Longitude, at.Latitude, at.Label), facts, cancellationToken),
            SubscribeEvent follow => Scenes.Arrive(session, follow.Scene, facts.Townships),
            ScanEvent scan => Scenes.Arrive(session, scan.Scene, facts.Townships),
            ScanCodeEvent scanned => Scenes.Arrive(session, scanned.ScanResult, facts.Townships),
            _ => new(session, Replies.Unsupported),
        };
        return turn.Effect == EffectKind.None ? turn with { Reply = notice + turn.Reply } : turn;
    }

    /// <summary>A text that was held back before, and what was recorded of it.</summary>
    public async Task<Turn> NextAsync(Session session, string text, IReadOnlyList<string> recordings, string requestId, CancellationToken cancellationToken)
    {
        var facts = new Facts(await townships.AllAsync(cancellationToken), null) { Now = time.GetUtcNow(), RequestId = requestId, PublicUrl = settings.WeChat.PublicUrl };
        return Drafting.WithMedia(await TextAsync(session, text, facts, cancellationToken), recordings);
    }

    private static string? Words(InboundMessage message) => message switch
    {
        TextMessage text => text.Content,
        ClickEvent click => click.EventKey,
        LinkMessage link => $"{link.Title} {link.Url}".Trim(),
        _ => null,
    };

    private async Task<Turn> TextAsync(Session session, string text, Facts facts, CancellationToken cancellationToken) =>
        Conversation.Text(session, text, await WithAssessmentAsync(session, text, session.Draft?.Pin, facts, cancellationToken));

    /// <summary>What was said counts as if typed; the recording goes where its words go. Where nothing could be made of it, it counts as one without words.</summary>
    private async Task<Turn> VoiceAsync(Session session, VoiceMessage voice, Facts facts, CancellationToken cancellationToken)
    {
        // While a name is asked for, a recording is likely to have it: it stays out of the report.
        if (session.Expecting is not (Expect.Identity or Expect.WithdrawalConfirmed) && !Conversation.IsSupplementing(session, facts.Now) && Dialogue.Words.IsNoise(voice.Recognition))
        {
            return Drafting.TakeMedia(session, voice.MediaId, facts, Replies.VoiceWithoutWords);
        }

        var turn = await TextAsync(session, voice.Recognition, facts, cancellationToken);
        return turn switch
        {
            { Effect: EffectKind.Supplement } => turn with { MediaId = voice.MediaId },
            { Effect: not EffectKind.None } => turn,
            _ when turn.Session.Held != session.Held && turn.Session.Held.Length > 0 =>
                turn with { Session = turn.Session with { HeldMedia = [.. turn.Session.HeldMedia, voice.MediaId] } },
            { Session.Draft: { } draft } when draft.Text != (session.Draft?.Text ?? "") => Drafting.WithMedia(turn, [voice.MediaId]),
            _ => turn,
        };
    }

    private async Task<Turn> PlaceAsync(Session session, PinInfo pin, Facts facts, CancellationToken cancellationToken)
    {
        if (Conversation.IsSupplementing(session, facts.Now))
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"位置：{pin.Label}（纬度 {pin.Latitude:0.0000}，经度 {pin.Longitude:0.0000}，GCJ-02）");
            return Conversation.Supplement(session, words, "", facts);
        }

        return Drafting.TakePin(session, pin, await WithAssessmentAsync(session, "", pin, facts, cancellationToken));
    }

    /// <summary>The draft with the new words, as the core sees it; none while there is nothing to read or nobody to ask.</summary>
    private async Task<Facts> WithAssessmentAsync(Session session, string text, PinInfo? pin, Facts facts, CancellationToken cancellationToken)
    {
        var draft = session.Draft;
        if (text.Length > 0 ? !Conversation.IsNarrative(session, text, facts.Now) : draft is not { Text.Length: > 0 })
        {
            return facts;
        }

        // The answer to "is that a hazard at all?" is read by itself: see Drafting.TakeText.
        var before = session.Expecting == Expect.Insistence ? "" : draft?.Text ?? "";
        var whole = string.Join('；', new[] { before, text }.Where(part => part.Length > 0));
        return Localities.Town(session, whole, pin, facts.Townships) is { } town && whole.Length <= Conversation.MaxText
            ? facts with { Assessment = (await backend.AssessAsync(town.AreaCode, whole, pin, draft is { IsConfided: true }, cancellationToken)).Value }
            : facts;
    }
}
