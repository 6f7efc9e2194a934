namespace PublicReport.Gateway.Backend;

/// <summary>Stable error codes of the core as plain Chinese sentences for staff.</summary>
public static class ErrorTexts
{
    private const string Unknown = "操作没有成功，请稍后再试；若反复出现，请联系系统管理员。";

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["not-signed-in"] = "登录已失效，请重新登录。",
        ["sign-in-failed"] = "账号或密码不对。",
        ["sign-in-wrong"] = "账号或密码不对。",
        ["too-many-sign-ins"] = "尝试次数过多，请稍后再试。",
        ["link-invalid"] = "链接无效、已过期或已经用过，请向安委办重新领取。",
        ["password-too-short"] = "密码太短，请使用更长的密码。",
        ["password-too-long"] = "密码太长。",
        ["password-missing"] = "请填写密码。",
        ["passwords-differ"] = "两次输入的密码不一致。",
        ["forbidden"] = "您没有权限做这件事。",
        ["safety-office-only"] = "只有安委办可以做这件事。",
        ["conflict"] = "其他人刚刚先做了处理，您的操作没有生效。请看下方最新情况后再决定。",
        ["hazard-not-found"] = "没有找到这条隐患，或不在您的职责范围内。",
        ["report-not-found"] = "没有找到这条举报。",
        ["act-not-allowed"] = "当前状态下不能做这一步。",
        ["note-missing"] = "请填写说明。",
        ["already-at-safety-office"] = "这条隐患已经在安委办。",
        ["nothing-to-acknowledge"] = "这条隐患不需要确认，或已有人确认。",
        ["not-withheld"] = "这条隐患没有保密限制，不需要转述。",
        ["unknown-decline-reason"] = "请选择不予受理的理由。",
        ["unknown-department"] = "请选择部门。",
        ["unknown-domain"] = "请选择行业领域。",
        ["unknown-village"] = "请选择村（居）。",
        ["unknown-area"] = "请选择乡镇。",
        ["role-unknown"] = "请选择角色。",
        ["text-missing"] = "请填写举报内容。",
        ["text-too-long"] = "内容太长，请删减。",
        ["place-too-long"] = "地点太长，请删减。",
        ["identity-missing"] = "保密或实名举报需要填写姓名和电话。",
        ["identity-too-long"] = "姓名或电话太长。",
        ["reporter-anonymous"] = "这是匿名举报，没有身份可查；可以通过“答复举报人”联系。",
        ["reason-missing"] = "请写明理由（至少五个字）。",
        ["reason-too-long"] = "理由太长，请删减。",
        ["custodian-only"] = "只有保密员可以决定。",
        ["second-person-needed"] = "申请人不能批准自己的申请，须由另一人决定。",
        ["opening-decided"] = "这件申请已经有决定。",
        ["opening-not-granted"] = "还没有同意、未同意或已超过 24 小时，不能查看。",
        ["opening-not-found"] = "没有找到这件申请。",
        ["account-missing"] = "请填写账号。",
        ["custodian-has-other-roles"] = "保密员不能兼任其他角色。",
        ["role-needs-safety-office"] = "这个角色只能由安委办人员担任。",
        ["account-invalid"] = "账号只能用小写字母、数字和连字符。",
        ["display-name-invalid"] = "请填写姓名。",
        ["store-unavailable"] = "系统暂时连接不上，您填写的内容还在，请稍后再试。",
        ["not-available"] = "本系统版本尚不支持这项操作。",
        ["request-id-reused"] = "这次提交与之前的重复，请刷新页面后再试。",
    };

    public static string For(string code) => Texts.GetValueOrDefault(code) ?? LedgerTexts.Find(code) ?? Unknown;
}
