using PublicReport.Gateway.WeChat.Dialogue;
using PublicReport.Gateway.WeChat.Protocol;

namespace PublicReport.Gateway.WeChat;

/// <summary>All texts of the bot. This part: questions and short answers; the others: a draft, and a report already sent.</summary>
internal static partial class Replies
{
    public const string Danger = "【危险请先避开】人先离开，马上拨打：火警 119、报警 110、急救 120。\n\n";
    public const string AskWhat = "请用一句话写下是什么隐患。";
    public const string AskWhatThere = "地点知道了。请用一句话写下那里有什么危险。";
    public const string AskWhere = "在哪里？写村名、路名或旁边的标志都行，也可以点“＋”发位置。";
    public const string AskWhereAgain = "写最近的村、路口或店名就行；也可以点“＋”→“位置”，把所在的地方发来。";
    public const string Begin = "请用一句话写下是什么、在哪里，例如：村小学门口的电线杆歪了。照片、语音、位置也可以直接发。";
    public const string Unsupported = "这种消息这里打不开。请发文字、照片、视频、语音或位置。";
    public const string Sticker = "表情收到了，但看不出是什么事。\n";
    public const string Unclear = "没看懂。请用一句话写下是什么、在哪里，例如：村小学门口的电线杆歪了。";
    public const string TooLong = "这段超过 2000 字，没有收下。请分几段发，先发最要紧的。";
    public const string Abuse = "听得出您很着急。请写下是什么、在哪里，我们马上转给负责的部门。";
    public const string Thanks = "不客气，谢谢您留心身边的安全。";
    public const string Fine = "好的。有隐患随时写下来发给我：是什么、在哪里。";
    public const string Taken = "收到。";
    public const string TooManyMedia = "一次最多 9 份材料，这一份没有收下。提交后可以发“补充”再传。";
    public const string NothingToSubmit = "现在没有待提交的举报。请用一句话写下是什么、在哪里。";
    public const string NothingToCancel = "现在没有要取消的举报。";
    public const string NotDone = "好的，不做了。";
    public const string DraftExpired = "您上次写的举报超过一天没有提交，已经自动删除，需要的话请重新发。\n\n";
    public const string AskReceipt = "请把查询码粘贴到这里（九位数字开头的那一串）。";
    public const string ReceiptMistyped = "这个查询码好像少了或错了字符，请核对后整段粘贴。";
    public const string WordsNotTaken = "\n别的话没有记下，请和核对过的查询码一起再发。";
    public const string SupplementDone = "好的。有新情况随时再发“补充”。";
    public const string Withdrawn = "已撤回，不再答复您。隐患本身仍会有人处理。";
    public const string Insisted = "好的，已登记，由安委办的人来看，材料都在。查询码不变，发“查询”看进度。";
    public const string NotGuided = "这件举报已经登记，不用再坚持上报。发“查询”看进度。";
    public const string Cancelled = "已删除，什么也没有提交。";
    public const string StaffCodeInvalid = "绑定码无效、已过期或已经用过。请在工作台“微信提醒”里重新获取。";
    public const string CoreUnavailable = "系统暂时连不上，您写的内容还在。请过几分钟再发一次。";
    public const string CoreUnavailableNow = "系统暂时连不上，请过几分钟再发一次。";
    public const string NotFound = "没有查到这个查询码，请核对后再发。";
    public const string Refused = "这一步现在办不了。可发“人工”联系安委办。";
    public const string AlreadyFinal = "这件举报不会再有新的答复，不用通知了。发“查询”可以看。";
    public const string VideoKept = "\n\n视频照原样保存，可能带有拍摄地点和手机型号。";
    public const string ListenToRecording = "（语音举报，请听录音）";
    public const string NothingToRate = "这件举报还没有最后的答复，暂时不能评价。发“查询”看进度。";
    public const string AlreadyRated = "这次答复您已经评价过，不能再改。发“查询”可以看。";
    public const string AlreadyWithdrawn = "这件举报已经撤回。";

    public static string StaffBound(string name) => $"{name}，已绑定。督办、派单和紧急提醒会发到这里；要解除，请到工作台“微信提醒”。";

    public static string Help => "这里是隐患随手报。\n用一句话写下是什么、在哪里就行，也可以发照片、语音、位置。可以匿名。\n\n"
        + $"报过的：{Tap("查询")}　{Tap("补充")}　{Tap("撤回")}　{Tap("领奖")}\n找人：{Tap("人工")}\n把查询码粘贴到这里也能查进度。";

    public static string Subscribed(string receipt) =>
        $"好的，尾号 {Tail(receipt)} 的举报有进展就通知您。为此封存了您的微信推送地址，最后一次答复后删除。不想要了就点：{TapAbout("不再通知", receipt)}";

    public static string Unsubscribed(string receipt) => $"好的，尾号 {Tail(receipt)} 的举报不再通知，您的推送地址已删除。凭查询码仍可随时查。";

    public static string StillOpen => $"\n\n您还有一件没提交：{Tap("继续")}　{Tap("提交")}　{Tap("取消")}";

    public static string VoiceWithoutWords =>
        $"录音收到，会一并交上，但没能转成文字。请写一句：是什么、在哪里。\n不方便打字就点：{Tap("请人听录音")}";

    public static string AskInsistence =>
        $"这件事可能不属于安全隐患，建议拨打 12345。\n如果确实有危险，请点：{Tap("坚持上报")}，或者再写清楚一点。";

    public static string Human(string phone) =>
        (phone.Any(c => c is >= '1' and <= '9') ? $"安委办电话：{phone}。" : "请拨打 12345，说明转乡镇安委办。") + "\n正在发生的危险请拨打 119、110、120。";

    public static string Reward(string publicUrl) =>
        "核查属实的，能不能领奖、领多少、匿名能不能领，按当地的奖励办法。凭查询码到乡镇安委办办理，请保存好，不要给别人看。\n"
        + (publicUrl.Length > 0 ? TapLink.Open("打开查询页面", $"{publicUrl}/t") + "看核查结果。" : "发“查询”看核查结果。");

    public static string Arrived(string town, string village) =>
        $"您扫的是{town}{village}的码。请用一句话写下是什么隐患，也可以先发照片。";

    public static string AskTownship(IEnumerable<string> names) => $"是哪个乡镇的事？请点：{string.Join("　", names.Select(Tap))}\n也可以发位置。";

    public static string AskIdentity(Draft draft)
    {
        var missing = draft switch
        {
            { Name.Length: 0, Phone.Length: 0 } => "请发姓名和电话，例如：张三 13800000000。",
            { Name.Length: 0 } => "电话收到，还缺姓名。",
            _ => "姓名收到，还缺电话。",
        };
        return $"{missing}\n只封存在保密库，要一人写明理由申请、另一名保密员批准才能打开。改主意就点：{Tap("匿名")}";
    }

    public static string HeldText(string text) =>
        $"上一件还没提交。刚才这句“{Shorten(text, 30)}”是：\n{Tap("补充到这条")}\n{Tap("另报一条")}（先交上一件）";

    public static string NotAdded(string words, string receipt) =>
        $"这句“{Shorten(words, 30)}”还没有加进去，要加到这件举报就点{TapAbout("补充", receipt)}再发一次。\n\n";

    public static string AskSupplement(string receipt) => $"请发要补充的文字、照片或语音，都会加到尾号 {Tail(receipt)} 的举报。发完点：{Tap("完成")}";

    public static string AskReceiptOf(string tail) => $"您点的是尾号 {tail} 的举报，请把它的查询码粘贴到这里（九位数字开头的那一串）。";

    public static string ConfirmWithdrawal(string receipt) =>
        $"要撤回尾号 {Tail(receipt)} 的举报吗？撤回后不再答复您，隐患本身仍会处理。\n{TapAbout("确认撤回", receipt)}　{Tap("取消")}";

    public static string Supplemented => $"已补充，负责的部门能看到。还有就接着发，没有就点：{Tap("完成")}";

    public static string SupplementLater => $"收到，文件正在取，取到后自动补上。还有就接着发，没有就点：{Tap("完成")}";

    public static string SupplementLost => "这份文件没能取到（可能太大或已损坏），没有补上。请换一份再发。";

    public static string MediaTaken(int count) => $"收到，共 {count} 份材料。没有别的就点：{Tap("提交")}";

    public static string MediaLost(int count) => $"有 {count} 份照片或录音没能取到（可能太大或已损坏），请换一份再发。\n\n";

    internal static string Tail(string receipt) => receipt.Length > 6 ? receipt[^6..^2] : receipt;

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + "…";

    private static string Tap(string word) => Tap(word, word);

    /// <summary>For the report of that receipt, also when it is tapped after another was reported or shown.</summary>
    private static string TapAbout(string word, string receipt, string label = "") => Tap(label.Length > 0 ? label : word, $"{word} {Tail(receipt)}");

    private static string Tap(string label, string says) => TapLink.Say(label, says, "say");
}
