namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>Words that mean the same at any point of the conversation. A draft stays what it is. Pure.</summary>
internal static class Commands
{
    public static Turn? Take(Session session, string word, Facts facts) => word switch
    {
        "帮助" or "你好" => Aside(session, Replies.Help),
        "谢谢" => Aside(session, Replies.Thanks),
        "119" => Aside(session, Replies.Danger + Replies.Begin),
        "好的" when session.Expecting == Expect.WithdrawalConfirmed => new(session, Replies.ConfirmWithdrawal(session.LastReceipt)),
        "好的" => session.Draft is null ? new(session, Replies.Fine) : Drafting.Again(session, facts, ""),
        "人工" => Aside(session, Replies.Human(OfficePhone(session, facts))),
        "领奖" => Aside(session, Replies.Reward(facts.PublicUrl)),
        "举报" or "继续" => Drafting.Again(Left(session), facts, ""),
        _ when NeedsReceipt(word) => OnReceipt(session, word, facts),
        "坚持上报" when session is { Draft: null, LastReceipt.Length: > 0 } => new(Left(session), Replies.Insisted, EffectKind.Insist, session.LastReceipt),
        "确认撤回" when session is { Expecting: Expect.WithdrawalConfirmed, LastReceipt.Length: > 0 } =>
            new(Left(session), Replies.Withdrawn, EffectKind.Withdraw, session.LastReceipt),
        "完成" when session.Expecting == Expect.Supplement => session.Draft is null ? new(Left(session), Replies.SupplementDone) : Drafting.Again(Left(session), facts, ""),
        "另报一条" when session.Expecting == Expect.Supplement => Drafting.Again(Left(session), facts, ""),
        "取消" when session.Expecting is Expect.Supplement or Expect.WithdrawalConfirmed => Aside(session, Replies.NotDone),
        "取消" when session.Draft is null => Aside(session, Replies.NothingToCancel),
        "取消" => new(session with { Draft = null, Held = "", HeldMedia = [], Expecting = Expect.Nothing }, Replies.Cancelled),
        "提交" when session.Draft is null => new(session, Conversation.HasJustSubmitted(session, facts) ? Replies.AlreadySubmitted(session.LastReceipt) : Replies.NothingToSubmit),
        _ => null,
    };

    public static bool NeedsReceipt(string word) => word is "查询" or "补充" or "撤回" or "满意" or "不满意" or "通知我" or "不再通知";

    /// <summary>A tap says which reply it is about: a notice, or an older answer, may be of another report than the one shown last.</summary>
    public static Turn About(Session session, string word, string tail, Facts facts)
    {
        var command = word == "确认撤回" ? "撤回" : word;
        return tail != Replies.Tail(session.LastReceipt) ? new(Left(session) with { Wanted = command }, Replies.AskReceiptOf(tail))
            : Take(session, word, facts) ?? OnReceipt(session, command, facts);
    }

    public static Turn OnReceipt(Session session, string word, Facts facts)
    {
        var receipt = session.LastReceipt;
        if (receipt.Length == 0)
        {
            return new(Left(session) with { Wanted = word }, Replies.AskReceipt);
        }

        session = Left(session);
        return word switch
        {
            "补充" => new(session with { Expecting = Expect.Supplement, SupplementUntil = facts.Now + Conversation.SupplementTime }, Replies.AskSupplement(receipt)),
            "撤回" => new(session with { Expecting = Expect.WithdrawalConfirmed }, Replies.ConfirmWithdrawal(receipt)),
            "满意" => new(session, Replies.Satisfied(receipt), EffectKind.Satisfied, receipt),
            "不满意" => new(session, Replies.Dissatisfied(receipt, facts.PublicUrl), EffectKind.Dissatisfied, receipt),
            "通知我" => new(session, Replies.Subscribed(receipt), EffectKind.Subscribe, receipt),
            "不再通知" => new(session, Replies.Unsubscribed(receipt), EffectKind.Unsubscribe, receipt),
            _ => new(session, "", EffectKind.Track, receipt),
        };
    }

    /// <summary>Says something beside the matter at hand, and how to go on with it.</summary>
    private static Turn Aside(Session session, string reply) =>
        new(Left(session), session.Draft is null ? reply : reply + Replies.StillOpen);

    /// <summary>Supplementing and withdrawing end with the next command; what a draft still needs is worked out afresh each time.</summary>
    private static Session Left(Session session) => session with
    {
        Wanted = "",
        Expecting = session.Expecting is Expect.Supplement or Expect.WithdrawalConfirmed ? Expect.Nothing : session.Expecting,
    };

    private static string OfficePhone(Session session, Facts facts) =>
        facts.Townships.OrderByDescending(town => town.AreaCode == session.Area).Select(town => town.OfficePhone).FirstOrDefault() ?? "";
}
