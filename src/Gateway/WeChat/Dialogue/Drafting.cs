using System.Text;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Steps between the first sentence and 提交. Pure.</summary>
internal static class Drafting
{
    /// <summary>The core takes no more files with one report.</summary>
    public const int MaxMedia = 9;
    private const int LongestHesitation = 8;

    /// <summary>Characters of a sentence that stands for itself.</summary>
    private const int WholeSentence = 8;

    public static Turn? Choice(Session session, string word, string text, Facts facts)
    {
        var draft = session.Draft!;
        return word switch
        {
            // A held second sentence must not be lost: it becomes the next draft.
            "提交" => Submit(session, facts, session.Held.Length > 0 ? EffectKind.SubmitThenNext : EffectKind.Submit),
            "匿名" => Ask(With(session, draft with { Anonymity = ReporterAnonymity.Anonymous, Name = "", Phone = "" }), facts),
            "保密" => Ask(With(session, Suggestions.Without(draft) with { Anonymity = ReporterAnonymity.Confidential }), facts),
            "实名" => Ask(With(session, draft with { Anonymity = ReporterAnonymity.Named }), facts),
            "我是员工" => Ask(With(session, Suggestions.Without(draft) with { Insider = true }), facts),
            "不要让该单位知道" => Ask(With(session, Suggestions.Without(draft) with { HideFromUnit = true }), facts),
            "坚持上报" => Ask(With(session, draft with { Insist = true }), facts),
            "请人听录音" when draft.Media.Count > 0 => Ask(With(session, draft with { Listen = true }), facts),
            "补充到这条" when session.Held.Length > 0 => WithMedia(Append(session with { Held = "", HeldMedia = [] }, session.Held, facts), session.HeldMedia),
            "另报一条" when session.Held.Length > 0 => Submit(session, facts, EffectKind.SubmitThenNext),
            _ => Suggestions.Choose(session, word, text, facts),
        };
    }

    public static Turn TakeText(Session session, string text, Facts facts)
    {
        if (session.Draft is not { Text.Length: > 0 } draft)
        {
            return Append(Begun(session, facts), text, facts);
        }

        if (session.Expecting == Expect.Insistence)
        {
            // Asked whether it is a hazard at all, the person writes about one: the idle question before it is dropped.
            var afresh = text.Length >= WholeSentence && facts.Assessment is { OutOfScope: false };
            return Append(afresh ? With(session, draft with { Text = "", Place = "" }) : session, text, facts);
        }

        return Ask(session, facts with { Assessment = null }).Session.Expecting switch
        {
            Expect.Where when text.Length <= LongestHesitation && text.Contains("不知道", StringComparison.Ordinal) => new(session, Replies.AskWhereAgain),
            Expect.Where => Append(With(session, draft with { Place = text }), text, facts),
            Expect.Town or Expect.What => Append(session, text, facts),
            Expect.Identity when !DangerWords.IsNow(text) && (text.Length < WholeSentence || Words.FindIdentity(text) is not ({ Length: 0 }, { Length: 0 })) =>
                TakeIdentity(session, text, facts),
            _ => Hold(session, text, facts),
        };
    }

    /// <summary>A second matter, or more of the first: only the person knows. Nothing of it is lost meanwhile.</summary>
    private static Turn Hold(Session session, string text, Facts facts)
    {
        var held = session.Held.Length == 0 ? text : $"{session.Held}；{text}";
        return held.Length > Conversation.MaxText
            ? new(session, Replies.TooLong)
            : new(session with { Held = held }, Alarm(session.Draft!, text, facts) + Replies.HeldText(text));
    }

    public static Turn TakeMedia(Session session, string mediaId, Facts facts, string instead = "")
    {
        if (Conversation.IsSupplementing(session, facts.Now))
        {
            return Conversation.Supplement(session, "", mediaId, facts);
        }

        session = Begun(session, facts);
        var draft = session.Draft!;
        if (draft.Media.Count >= MaxMedia)
        {
            return new(session, Replies.TooManyMedia);
        }

        var wasComplete = draft.Text.Length > 0 && Ask(session, facts).Session.Expecting == Expect.Nothing;
        var next = Ask(With(session, draft with { Media = [.. draft.Media, mediaId] }), facts);
        return wasComplete ? next with { Reply = Replies.MediaTaken(draft.Media.Count + 1) }
            : instead.Length > 0 && draft.Text.Length == 0 ? next with { Reply = instead }
            : next with { Reply = Replies.Taken + next.Reply };
    }

    /// <summary>Recordings whose words have just become part of the draft.</summary>
    public static Turn WithMedia(Turn turn, IReadOnlyList<string> mediaIds)
    {
        if (mediaIds.Count == 0 || turn.Session.Draft is not { } draft)
        {
            return turn;
        }

        string[] all = [.. draft.Media, .. mediaIds];
        var next = turn with { Session = With(turn.Session, draft with { Media = [.. all.Take(MaxMedia)] }) };
        return all.Length <= MaxMedia ? next : next with { Reply = $"{Replies.TooManyMedia}\n\n{turn.Reply}" };
    }

    /// <summary>Photos are cleaned, videos are not: said with the draft's video unless the answer would no longer be one message.</summary>
    public static Turn TakeVideo(Session session, string mediaId, Facts facts)
    {
        var turn = TakeMedia(session, mediaId, facts);
        var taken = turn.Effect == EffectKind.None && turn.Session.Draft is { Media: [.., var last] } && last == mediaId;
        var told = turn.Reply + Replies.VideoKept;
        return taken && Encoding.UTF8.GetByteCount(told) <= XmlText.MaxTextBytes ? turn with { Reply = told } : turn;
    }

    public static Turn TakePin(Session session, PinInfo pin, Facts facts)
    {
        session = Begun(session, facts);
        var turn = Ask(With(session, Suggestions.Refresh(session.Draft!, facts) with { Pin = pin, NearestPlace = "" }), facts);
        return turn with { Reply = Replies.Taken + turn.Reply };
    }

    public static Turn TakeIdentity(Session session, string text, Facts facts)
    {
        var (name, phone) = Words.FindIdentity(text);
        var draft = session.Draft!;
        return Ask(With(session, draft with { Name = name.Length > 0 ? name : draft.Name, Phone = phone.Length > 0 ? phone : draft.Phone }), facts);
    }

    /// <summary>Where the conversation stands, after something that did not move it.</summary>
    public static Turn Again(Session session, Facts facts, string first)
    {
        var turn = session.Draft is null ? new(session, first.Length > 0 ? first + Replies.Help : Replies.Begin) : Ask(session, facts);
        return session.Draft is null ? turn : turn with { Reply = first + turn.Reply };
    }

    /// <summary>The one thing that is missing, or the summary.</summary>
    public static Turn Ask(Session session, Facts facts)
    {
        session = Locate(session, facts);
        var draft = session.Draft ?? new();
        return draft switch
        {
            _ when Substance(draft, session, facts) < 2 && !draft.Listen => Expecting(session, Expect.What, draft.HasPlace ? Replies.AskWhatThere : Replies.AskWhat),
            { OutOfScope: true, Insist: false, Listen: false, Urgent: false } => Expecting(session, Expect.Insistence, Replies.AskInsistence),
            _ when session.Area.Length == 0 => facts.Townships.Count == 0
                ? Expecting(session, Expect.Nothing, Replies.CoreUnavailable)
                : Expecting(session, Expect.Town, Replies.AskTownship(facts.Townships.Select(town => town.Name))),
            { HasPlace: false, Listen: false } => Expecting(session, Expect.Where, Replies.AskWhere),
            { LacksIdentity: true } => Expecting(session, Expect.Identity, Replies.AskIdentity(draft)),
            _ => Expecting(session, Expect.Nothing, Replies.Summary(draft, facts.Townships.Count > 1 ? TownName(session, facts) : "", VillageName(session, facts), facts.Now)),
        };
    }

    /// <summary>Letters of the text that do not only say where.</summary>
    private static int Substance(Draft draft, Session session, Facts facts)
    {
        var text = draft.Text;
        foreach (var place in (string[])[draft.Place, VillageName(session, facts), TownName(session, facts)])
        {
            text = place.Length > 0 ? text.Replace(place, "", StringComparison.Ordinal) : text;
        }

        return text.Count(char.IsLetterOrDigit);
    }

    /// <summary>Township, village and place, as far as words, pin and assessment tell.</summary>
    private static Session Locate(Session session, Facts facts)
    {
        var draft = session.Draft ?? new();
        var town = Localities.Town(session, draft.Text, draft.Pin, facts.Townships);
        var village = Localities.Village(town, $"{draft.Text} {draft.Pin?.Label}");
        var assessed = facts.Assessment;
        return session with
        {
            Area = town?.AreaCode ?? session.Area,
            Draft = draft with
            {
                VillageCode = assessed is { VillageCode.Length: > 0 } ? assessed.VillageCode
                    : village?.Code ?? (town is null || draft.VillageCode.StartsWith(town.AreaCode, StringComparison.Ordinal) ? draft.VillageCode : ""),
                Place = draft.Place.Length > 0 ? draft.Place : assessed?.Place ?? "",
                OutOfScope = assessed?.OutOfScope ?? draft.OutOfScope,
                NearestPlace = assessed is { NearestPlace.Length: > 0 } ? assessed.NearestPlace : draft.NearestPlace,
            },
        };
    }

    private static Turn Append(Session session, string text, Facts facts)
    {
        var draft = session.Draft!;
        var whole = draft.Text.Length == 0 ? text : $"{draft.Text}；{text}";
        if (whole.Length > Conversation.MaxText)
        {
            return new(session, Replies.TooLong);
        }

        var urgent = draft.Urgent || DangerWords.IsNow(text) || facts.Assessment is { Urgent: true };
        var turn = Ask(With(session, Suggestions.Refresh(draft, facts) with { Text = whole, Urgent = urgent }), facts);
        return turn with { Reply = Alarm(draft, text, facts) + turn.Reply };
    }

    private static Turn Submit(Session session, Facts facts, EffectKind effect)
    {
        var asked = Ask(session, facts);
        var ready = asked.Session.Expecting == Expect.Nothing && asked.Session.Area.Length > 0;
        return ready ? asked with { Effect = effect } : asked;
    }

    /// <summary>Chosen before anything is written.</summary>
    public static Turn? Early(Session session, string word, Facts facts) =>
        word is "匿名" or "保密" or "实名" or "我是员工" or "不要让该单位知道" ? Choice(Begun(session, facts), word, word, facts) : null;

    private static Session Begun(Session session, Facts facts) =>
        session.Draft is not null ? session : session with { Draft = new() { Id = facts.RequestId, VillageCode = session.VillageCode } };

    /// <summary>Said with the words that give cause to it; an assessment covers the words before them too.</summary>
    private static string Alarm(Draft draft, string text, Facts facts) =>
        DangerWords.IsNow(text) || (facts.Assessment is { Urgent: true } && !draft.Urgent) ? Replies.Danger : "";

    private static string VillageName(Session session, Facts facts) => facts.Townships.SelectMany(town => town.Villages)
        .FirstOrDefault(village => village.Code == session.Draft?.VillageCode)?.Name ?? "";

    private static string TownName(Session session, Facts facts) => facts.Townships.FirstOrDefault(town => town.AreaCode == session.Area)?.Name ?? "";

    internal static Session With(Session session, Draft draft) => session with { Draft = draft };

    private static Turn Expecting(Session session, Expect expect, string reply) => new(session with { Expecting = expect }, reply);
}
