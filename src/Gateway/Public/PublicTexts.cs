namespace PublicReport.Gateway.Public;

/// <summary>What the phone pages say beyond their fixed labels.</summary>
internal static partial class PublicTexts
{
    public const string Product = "隐患随手报";
    public const string Danger = "如有人员危险，请先离开现场并立即拨打：火警 119、报警 110、急救 120。";
    public const string Stale = "页面放得太久了，没有提交。您填的内容都还在（照片和录音要重新选择），请再按一次。";
    public const string FilesAgain = "没有收下的照片或录音需要重新选择。";
    public const string OutOfScope = "这件事可能不属于安全生产隐患，可拨打 12345。如果您认为确有安全危险，可以坚持上报。";
    public const string Unavailable = "系统暂时连不上，还没有提交成功。您填的内容都还在，请过几分钟再按一次。";
    public const string UnavailablePage = "系统暂时连不上，请过几分钟刷新本页。";
    public const string TooOften = "操作太频繁了，这一次没有提交。请等一分钟再刷新本页，浏览器会把您填的内容再交一次。";
    public const string UnknownTownship = "没有这个乡镇。";
    public const string NoPage = "没有这个页面。";
    public const string Broken = "页面出错了，这一次没有办成。请返回上一页再试。";

    public const string TextMissing = "请用一句话写下是什么隐患。";
    public const string TextTooLong = "文字超过 2000 字，请删减。";
    public const string PlaceMissing = "请选择村（居）、写下地点，或使用手机定位。";
    public const string PlaceTooLong = "地点超过 200 字，请删减。";
    public const string SeenUnreadable = "发现时间看不懂，请重新选择或留空。";
    public const string SeenInFuture = "发现时间不能晚于现在。";
    public const string AnswerTooLong = "这一项超过 500 字，请删减。";
    public const string NameMissing = "保密或实名举报请填写姓名；不愿填写可选匿名。";
    public const string NameTooLong = "姓名太长。";
    public const string PhoneWrong = "请填写能联系到您的电话号码；不愿填写可选匿名。";
    public const string TooManyFiles = "照片和录音一共最多 9 份。";

    public const string ReceiptWrong = "没有查到这个查询码，请核对后再试。";
    public const string SupplementMissing = "请写下要补充的内容，或选择照片、录音。";
    public const string Supplemented = "已补充，负责的部门能看到。";
    public const string ObjectionMissing = "请写下对答复的哪一点有异议、为什么。";
    public const string Objected = "异议已收到，将由上一级组织复查，30 日内答复您。";
    public const string Rated = "已记下您的评价。";
    public const string RatingMeans = "选“不满意”本身不会改变处理结果；要重新查看，请提出异议。";
    public const string IdentityDeleted = "姓名和电话已从保密库删除。举报照常处理，凭查询码仍可查看。";
    public const string Insisted = "已登记，由安委办的人来看。照片和录音都在，查询码不变。";
    public const string Withdrawn = "已撤回。不再答复您；隐患本身仍会处理。";

    private static readonly Dictionary<string, string> Errors = new()
    {
        ["text-missing"] = TextMissing,
        ["text-too-long"] = TextTooLong,
        ["place-too-long"] = PlaceTooLong,
        ["too-much-evidence"] = TooManyFiles,
        ["evidence-too-large"] = "有文件太大没有收下：照片、录音每份不超过 10 MB，视频不超过 20 MB。",
        ["evidence-interrupted"] = "有文件没有传完（网络太慢或中断），没有收下。",
        ["evidence-type"] = "有文件的格式不认识，没有收下。请选择照片（JPG、PNG）、录音（MP3、M4A、AMR、WAV、OGG、WebM）或视频（MP4、MOV、WebM）。",
        ["evidence-damaged"] = "有照片打不开，没有收下，请重新拍一张。",
        ["unknown-evidence"] = "之前上传的照片或录音已经用过或已过期（保留一天），请重新选择。",
        ["unknown-village"] = "请重新选择村（居）。",
        ["unknown-area"] = UnknownTownship,
        ["identity-missing"] = NameMissing,
        ["identity-too-long"] = NameTooLong,
        ["receipt-not-found"] = ReceiptWrong,
        ["report-withdrawn"] = "这条举报已经撤回，不能再补充。",
        ["not-guided"] = "这件举报已经登记，不用再坚持上报。",
        ["no-identity"] = "这条举报没有保存姓名和电话。",
        ["not-replied-yet"] = "还没有答复，暂时不能提异议；有话可以补充。",
        ["objection-too-late"] = "提异议的期限已过。",
        ["already-objected"] = "您已经提过异议，正在复查或已有结果。",
        ["act-not-allowed"] = "现在的状态不能提异议。",
        ["nothing-to-rate"] = "还没有最后的答复，暂时不能评价。",
        ["already-rated"] = "您已经评价过这次答复，不能再改。",
        ["circumstances-too-long"] = AnswerTooLong,
        ["too-many-messages"] = "这条举报的补充已经很多了，请直接联系安委办。",
        ["unavailable"] = Unavailable,
    };

    /// <summary>The sentence for a stable code of the core.</summary>
    public static string Error(string code) => Errors.GetValueOrDefault(code, "这一步没有办成，请核对后再试。");

    public static string Kind(string kind) => kind switch
    {
        "photo" => "照片",
        "recording" => "录音",
        "video" => "视频",
        _ => "文件",
    };
}
