
namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>The conversation: session and input in, session, reply and effect out. Pure.</summary>
internal static class Conversation
{
    public const int MaxText = 2000;

    public static Turn Text(Session session, string text, Facts facts)
    {
        var word = Words.Command(text);
        if (word.Length == 0)
        {
            return new(session, session.Draft is null ? Replies.Help : Drafting.Ask(session, facts).Reply);
        }

        if (text.Length >= MaxText)
        {
            return new(session, Replies.TooLong);
        }

        if (Words.FindReceipt(text) is { } receipt)
        {
            return new(session with { LastReceipt = receipt, Expecting = Expect.Nothing }, "", EffectKind.Track, receipt);
        }

        return Command(session, word, facts) ?? (session.Draft is null ? null : Drafting.Choice(session, word, facts)) ?? Answer(session, text.Trim(), facts);
    }

    private static Turn? Command(Session session, string word, Facts facts) => word switch
    {
        "帮助" or "help" or "HELP" => new(session, Replies.Help),
        "人工" => new(session, Replies.Human(facts.Townships.OrderByDescending(town => town.AreaCode == session.Area).Select(town => town.OfficePhone).FirstOrDefault() ?? "")),
        "领奖" => new(session, Replies.Reward),
        "查询" => WithReceipt(session, new(session, "", EffectKind.Track, session.LastReceipt)),
        "补充" => WithReceipt(session, new(session with { Expecting = Expect.Supplement }, Replies.AskSupplement)),
        "撤回" => WithReceipt(session, new(session with { Expecting = Expect.WithdrawalConfirmed }, Replies.ConfirmWithdrawal)),
        "确认撤回" when session.Expecting == Expect.WithdrawalConfirmed =>
            new(session with { Expecting = Expect.Nothing }, Replies.Withdrawn, EffectKind.Withdraw, session.LastReceipt),
        "通知我" => WithReceipt(session, new(session, Replies.Subscribed, EffectKind.Subscribe, session.LastReceipt)),
        "提交" when session.Draft is null => new(session, Replies.NothingToSubmit),
        "取消" => new(session with { Draft = null, Held = "", Expecting = Expect.Nothing }, Replies.Cancelled),
        _ => null,
    };

    private static Turn WithReceipt(Session session, Turn turn) =>
        session.LastReceipt.Length > 0 ? turn : new(session with { Expecting = Expect.Nothing }, Replies.AskReceipt);

    private static Turn Answer(Session session, string text, Facts facts)
    {
        if (session.Expecting == Expect.Supplement)
        {
            return new(session with { Expecting = Expect.Nothing }, Replies.Supplemented, EffectKind.Supplement, text);
        }

        if (Words.IsOnlyAbuse(text))
        {
            return new(session, Replies.Abuse);
        }

        if (session.Draft is not null && session.Expecting == Expect.Identity)
        {
            return Drafting.TakeIdentity(session, text, facts);
        }

        return Drafting.TakeText(session, text, facts);
    }
}
