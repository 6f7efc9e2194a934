using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Steps between the first sentence and 提交. Pure.</summary>
internal static class Drafting
{
    public static Turn? Choice(Session session, string word, Facts facts)
    {
        var draft = session.Draft!;
        return word switch
        {
            // A held second sentence must not be lost: it becomes the next draft.
            "提交" => Submit(session, facts, session.Held.Length > 0 ? EffectKind.SubmitThenNext : EffectKind.Submit),
            "匿名" => Ask(With(session, draft with { Anonymity = ReporterAnonymity.Anonymous, Name = "", Phone = "" }), facts),
            "保密" => AskIdentity(With(session, draft with { Anonymity = ReporterAnonymity.Confidential, Similar = [], JoinToken = "" }), facts),
            "实名" => AskIdentity(With(session, draft with { Anonymity = ReporterAnonymity.Named }), facts),
            "我是员工" or "我是员工/内部" or "内部" => Ask(With(session, draft with { Insider = true, Similar = [], JoinToken = "" }), facts),
            "不要让该单位知道" => Ask(With(session, draft with { HideFromUnit = true, Similar = [], JoinToken = "" }), facts),
            "坚持上报" => Ask(With(session, draft with { Insist = true }), facts),
            "就是这个，我也看到" when draft.Similar is [var one, ..] => Ask(With(session, draft with { JoinToken = one.JoinToken }), facts),
            "不是" when draft.Similar is [var one, ..] =>
                Ask(With(session, draft with { Similar = [.. draft.Similar.Skip(1)], RejectedJoinTokens = [.. draft.RejectedJoinTokens, one.JoinToken] }), facts),
            "补充到这条" when session.Held.Length > 0 => Append(session with { Held = "" }, session.Held, facts),
            "另报一条" when session.Held.Length > 0 => Submit(session, facts, EffectKind.SubmitThenNext),
            _ => null,
        };
    }

    public static Turn TakeText(Session session, string text, Facts facts)
    {
        if (session.Draft is { Text.Length: > 0 } draft)
        {
            return session.Expecting switch
            {
                Expect.Where => Append(With(session, draft with { Place = session.Area.Length > 0 ? text : draft.Place }), text, facts),
                Expect.What => Append(session, text, facts),
                _ => new(session with { Held = text, Expecting = Expect.HeldText }, Alarm(text, facts) + Replies.HeldText),
            };
        }

        return Append(session with { Draft = session.Draft ?? new() { VillageCode = session.VillageCode } }, text, facts);
    }

    public static Turn TakeMedia(Session session, string mediaId, Facts facts, string? instead = null)
    {
        var draft = session.Draft ?? new() { VillageCode = session.VillageCode };
        var next = Ask(With(session, draft with { Media = [.. draft.Media, mediaId] }), facts);
        return instead is null || draft.Text.Length > 0 ? next : next with { Reply = instead };
    }

    public static Turn TakePin(Session session, PinInfo pin, Facts facts)
    {
        var draft = session.Draft ?? new() { VillageCode = session.VillageCode };
        return Ask(With(session, draft with { Pin = pin }), facts);
    }

    public static Turn TakeIdentity(Session session, string text, Facts facts) => Words.FindIdentity(text) is var (name, phone)
        ? Ask(With(session, session.Draft! with { Name = name, Phone = phone }), facts)
        : new(session, Replies.AskIdentity);

    /// <summary>The one thing that is missing, or the summary.</summary>
    public static Turn Ask(Session session, Facts facts)
    {
        session = Locate(session, facts);
        var draft = session.Draft ?? new();
        return draft switch
        {
            { Text.Length: < 3 } => Expecting(session, Expect.What, Replies.AskWhat),
            _ when session.Area.Length == 0 => facts.Townships.Count == 0
                ? Expecting(session, Expect.Nothing, Replies.CoreUnavailable)
                : Expecting(session, Expect.Where, Replies.AskTownship(facts.Townships.Select(town => town.Name))),
            { HasPlace: false } => Expecting(session, Expect.Where, Replies.AskWhere),
            _ when facts.Assessment is { OutOfScope: true } && !draft.Insist => Expecting(session, Expect.Insistence, Replies.AskInsistence),
            { Anonymity: not ReporterAnonymity.Anonymous, Phone: "" } => Expecting(session, Expect.Identity, Replies.AskIdentity),
            _ => Expecting(session, Expect.Nothing, Replies.Summary(draft, VillageName(session, facts), facts.Assessment?.NearestPlace ?? "")),
        };
    }

    /// <summary>Township and village that the words name with certainty.</summary>
    private static Session Locate(Session session, Facts facts)
    {
        var draft = session.Draft ?? new();
        var town = facts.Townships.FirstOrDefault(one => one.AreaCode == session.Area)
            ?? (facts.Townships is [var only] ? only : Single(facts.Townships, one => Names(draft.Text, one.Name) || one.Villages.Any(village => Names(draft.Text, village.Name))));
        var village = town is null ? null : Single(town.Villages, one => Names(draft.Text, one.Name));
        var assessed = facts.Assessment;
        return session with
        {
            Area = town?.AreaCode ?? session.Area,
            Draft = draft with
            {
                VillageCode = assessed is { VillageCode.Length: > 0 } ? assessed.VillageCode : village?.Code ?? draft.VillageCode,
                Place = draft.Place.Length > 0 ? draft.Place : assessed?.Place ?? "",
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

        var urgent = draft.Urgent || Words.SoundsDangerous(text) || facts.Assessment is { Urgent: true };
        var similar = draft.Insider || draft.HideFromUnit ? [] : facts.Assessment?.Similar ?? draft.Similar;
        var turn = Ask(With(session, draft with { Text = whole, Urgent = urgent, Similar = similar }), facts);
        return turn with { Reply = Alarm(text, facts) + turn.Reply };
    }

    private static Turn Submit(Session session, Facts facts, EffectKind effect = EffectKind.Submit)
    {
        var held = session.Held;
        var asked = Ask(session, facts);
        var ready = asked.Session.Expecting == Expect.Nothing && asked.Session.Area.Length > 0;
        return ready ? asked with { Effect = effect, Session = asked.Session with { Held = held } } : asked;
    }

    private static Turn AskIdentity(Session session, Facts facts) => session.Draft!.Phone.Length > 0
        ? Ask(session, facts)
        : Expecting(session, Expect.Identity, Replies.AskIdentity);

    private static string Alarm(string text, Facts facts) =>
        Words.SoundsDangerous(text) || facts.Assessment is { Urgent: true } ? Replies.Danger : "";

    private static string VillageName(Session session, Facts facts) => facts.Townships.SelectMany(town => town.Villages)
        .FirstOrDefault(village => village.Code == session.Draft?.VillageCode)?.Name ?? "";

    private static Session With(Session session, Draft draft) => session with { Draft = draft };

    private static Turn Expecting(Session session, Expect expect, string reply) => new(session with { Expecting = expect }, reply);

    private static T? Single<T>(IEnumerable<T> all, Func<T, bool> fits)
        where T : class => all.Where(fits).Take(2).ToArray() is [var one] ? one : null;

    private static bool Names(string text, string name) => name.Length > 1 && text.Contains(name, StringComparison.Ordinal);
}
