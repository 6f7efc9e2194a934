using System.Text.RegularExpressions;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>A receipt in a text, and the words beside it: they are added to that report, or said not to be. Pure.</summary>
internal static partial class PastedReceipt
{
    /// <summary>Letters of words that say something about the matter, where nothing else tells.</summary>
    private const int FewestLetters = 4;
    private static readonly char[] Separators = [' ', '\n', '\t', '\u3000', ':', '：', ',', '，', ';', '；', '、'];

    public static Turn Take(Session session, string receipt, string text, Facts facts)
    {
        var (command, words) = Read(Words.WithoutReceipt(text));
        var wanted = command.Length > 0 ? command : session.Wanted;
        var adds = wanted == "补充" || Conversation.IsSupplementing(session, facts.Now) || DangerWords.IsNow(words);
        session = session with { LastReceipt = receipt, SubmittedAt = session.LastReceipt == receipt ? session.SubmittedAt : default };
        if (adds && words.Length > 0)
        {
            return Conversation.Supplement(session with { Wanted = "", Expecting = Expect.Supplement }, words, "", facts);
        }

        var turn = Commands.OnReceipt(session, wanted.Length > 0 ? wanted : "查询", facts);
        return words.Length > 0 ? turn with { Reply = Replies.NotAdded(words, receipt) + turn.Reply } : turn;
    }

    /// <summary>With a receipt nobody can find: nothing is done, but danger is answered.</summary>
    public static Turn Mistyped(Session session, string text) => new(
        session,
        (DangerWords.IsNow(text) ? Replies.Danger : "") + Replies.ReceiptMistyped + (Read(Words.WithoutReceipt(text)).Words.Length > 0 ? Replies.WordsNotTaken : ""));

    /// <summary>The command beside the receipt, and what else is said; both empty when it only asks how things are.</summary>
    private static (string Command, string Words) Read(string beside)
    {
        var plain = Label().Replace(beside, "").Trim(Separators);
        if (Words.Command(plain) is { Length: > 0 } command)
        {
            return (Commands.NeedsReceipt(command) ? command : "", "");
        }

        var more = Adding().Match(plain);
        var words = (more.Success ? plain[more.Length..] : plain).Trim(Separators);
        var says = more.Success || DangerWords.IsNow(words) || (words.Count(char.IsLetter) >= FewestLetters && !Question().IsMatch(words));
        return (more.Success ? "补充" : "", says ? words : "");
    }

    [GeneratedRegex("(?:我的|这是|这个|那个)?(?:查询码|受理码|举报码|码)是?[:：]?")]
    private static partial Regex Label();

    [GeneratedRegex("^(?:我要|我想|要|想)?补充(?:材料|一下|一点)?")]
    private static partial Regex Adding();

    [GeneratedRegex("[?？吗呢]|怎么|怎样|如何|什么|哪|多久|进度|进展|结果|查")]
    private static partial Regex Question();
}
