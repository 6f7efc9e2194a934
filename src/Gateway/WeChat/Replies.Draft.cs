using System.Globalization;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat.Dialogue;

namespace PublicReport.Gateway.WeChat;

/// <summary>The summary of a draft, and what others may have reported already.</summary>
internal static partial class Replies
{
    private const int LongestShown = 160;

    /// <summary>Beside what others reported: all has to fit into one message.</summary>
    private const int LongestShownBeside = 40;

    /// <param name="draft">What is about to be sent.</param>
    /// <param name="townName">Where several townships are served: the one it goes to.</param>
    /// <param name="villageName">Empty while it is not known.</param>
    /// <param name="now">The offered reports are as old as that.</param>
    public static string Summary(Draft draft, string townName, string villageName, DateTimeOffset now)
    {
        var lines = new List<string>
        {
            "请核对：",
            $"内容：{Content(draft, draft.Similar.Count > 0 ? LongestShownBeside : LongestShown)}",
            $"地点：{Place(draft, villageName)}",
        };
        if (townName.Length > 0)
        {
            lines.Add($"乡镇：{townName}");
        }

        if (draft.Media.Count > 0)
        {
            lines.Add($"材料：{draft.Media.Count} 份");
        }

        lines.Add($"方式：{Way(draft)}");
        if (draft.Joined.Length > 0)
        {
            lines.Add($"并入：{draft.Joined}");
        }

        lines.Add("");
        lines.Add($"没错就点：{Tap("提交")}");
        lines.Add($"换成：{string.Join("　", OtherWays(draft).Select(Tap))}　{Tap("取消")}");
        // Beside what others reported there is no room for it; the words work all the same.
        if (draft.Similar.Count == 0 && (!draft.Insider || !draft.HideFromUnit))
        {
            lines.Add($"{(draft.Insider ? "" : Tap("我是员工") + "　")}{(draft.HideFromUnit ? "" : Tap("不要让该单位知道"))}");
        }

        return string.Join('\n', lines) + Offer(draft, now);
    }

    public static string WhichOne(Draft draft, DateTimeOffset now) => "请点是哪一件：" + Offer(draft, now);

    /// <summary>Kind, place, age and state: never words or identity of who reported it.</summary>
    public static string Describe(SimilarInfo one, DateTimeOffset now)
    {
        var parts = new[] { one.Title, one.Place, Age(now - one.FirstReportedAt), State(one.State) };
        return string.Join("，", parts.Where(part => part.Length > 0));
    }

    private static string Offer(Draft draft, DateTimeOffset now)
    {
        if (draft.Similar.Count == 0)
        {
            return "";
        }

        var lines = new List<string>();
        var offered = Suggestions.InOrder(draft);
        for (var i = 0; i < offered.Count; i++)
        {
            if (i == 0 || offered[i].WrittenOff != offered[i - 1].WrittenOff)
            {
                lines.Add(offered[i].WrittenOff ? "\n已处理过，又出现了？" : "\n可能有人报过：");
            }

            var number = (i + 1).ToString(CultureInfo.InvariantCulture);
            var (label, says) = offered[i].WrittenOff ? ("又出现了", $"又出现了{number}") : ("就是这个，我也看到", $"就是这个{number}");
            lines.Add($"{number}. {Describe(offered[i], now)}　{Tap(label, says)}");
        }

        return $"\n{string.Join('\n', lines)}\n{Tap("不是")}";
    }

    private static string Content(Draft draft, int longest) =>
        draft.Text.Length == 0 ? "语音，请工作人员听"
        : draft.Text.Length > longest ? $"{draft.Text[..longest]}…（共 {draft.Text.Length} 字）" : draft.Text;

    private static string Place(Draft draft, string villageName)
    {
        var named = draft.Place.Length > 0 ? Shorten(draft.Place, 40) : villageName;
        var pin = draft.Pin is null ? "" : draft.NearestPlace.Length > 0 ? $"离位置最近的是{draft.NearestPlace}" : draft.Pin.Label.Length > 0 ? Shorten(draft.Pin.Label, 30) : "已发位置";
        return named.Length + pin.Length == 0 ? "听录音" : string.Join("，", new[] { named, pin }.Where(part => part.Length > 0));
    }

    private static string Way(Draft draft) => (draft.Anonymity switch
    {
        ReporterAnonymity.Confidential => "保密（姓名电话已封存）",
        ReporterAnonymity.Named => "实名（姓名电话已封存）",
        _ => "匿名",
    }) + (draft.Insider ? "，本单位员工" : "") + (draft.HideFromUnit ? "，不让该单位知道" : "");

    private static IEnumerable<string> OtherWays(Draft draft) => new[]
    {
        (Word: "匿名", Way: ReporterAnonymity.Anonymous), (Word: "保密", Way: ReporterAnonymity.Confidential), (Word: "实名", Way: ReporterAnonymity.Named),
    }.Where(other => other.Way != draft.Anonymity).Select(other => other.Word);

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 60 } => "刚刚报的",
        { TotalDays: < 1 } => $"{(int)age.TotalHours} 小时前报的",
        { TotalDays: < 60 } => $"{(int)age.TotalDays} 天前报的",
        _ => $"{(int)(age.TotalDays / 30)} 个月前报的",
    };
}
