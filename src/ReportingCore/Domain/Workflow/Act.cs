namespace PublicReport.ReportingCore.Domain.Workflow;

/// <summary>Acts of casework; the wire and the log use the kebab-case names.</summary>
public enum Act
{
    Accept,
    Decline,
    HandBack,
    Assign,
    Reply,
    AcknowledgeUrgent,
    ReleaseParaphrase,

    /// <summary>补正告知, once.</summary>
    AskForMore,

    /// <summary>The reporter has answered, or the time for it is over.</summary>
    ResumeAfterAnswer,

    /// <summary>转出 with a transfer slip.</summary>
    PassOutside,

    /// <summary>应急直报.</summary>
    EmergencyHandOver,

    /// <summary>The higher level gives the matter back for local handling.</summary>
    ResumeLocally,

    /// <summary>上级办结: the higher government's written conclusion.</summary>
    RecordConclusionAbove,

    /// <summary>派单: lead, co-leads and village.</summary>
    AssignJointly,

    /// <summary>签收.</summary>
    SignFor,

    /// <summary>核查.</summary>
    Verify,

    /// <summary>立即整改.</summary>
    RectifyAtOnce,

    /// <summary>限期整改.</summary>
    RectifyByDate,

    /// <summary>移送执法.</summary>
    HandToEnforcement,

    /// <summary>判定为重大事故隐患.</summary>
    DeclareMajor,

    /// <summary>整改反馈.</summary>
    ReportRectification,

    /// <summary>协办反馈.</summary>
    ReportAsCoLead,

    /// <summary>复查.</summary>
    Reinspect,

    /// <summary>销号.</summary>
    WriteOff,

    /// <summary>销号退回.</summary>
    SendBack,

    /// <summary>法定答复.</summary>
    ReplyFinally,

    /// <summary>异议.</summary>
    FileObjection,

    /// <summary>异议复查决定.</summary>
    DecideObjection,

    /// <summary>申请延期.</summary>
    RequestExtension,

    /// <summary>批准延期.</summary>
    ApproveExtension,

    /// <summary>举报人撤回, told to staff.</summary>
    RecordWithdrawal,

    /// <summary>挂牌督办.</summary>
    ListForSupervision,

    /// <summary>摘牌.</summary>
    Delist,

    /// <summary>重大隐患告知书 delivered to the principal and the actual controller.</summary>
    NotifyEnterprise,

    /// <summary>The words named a death, but nobody has died.</summary>
    ClearDeath,

    /// <summary>到期前提醒, by the clock.</summary>
    SuperviseRemind,

    /// <summary>到期黄牌, by the clock.</summary>
    SuperviseYellow,

    /// <summary>督办函 of the Safety Office, by the clock or by hand.</summary>
    SuperviseLetter,

    /// <summary>报分管领导, by the clock.</summary>
    SuperviseLeader,

    /// <summary>列入月底督办清单, by the clock.</summary>
    SuperviseMonthEnd,

    /// <summary>The urgent alert rings again.</summary>
    RingUrgent,
}

/// <summary>What must be given with an act; the refusal code is the kebab-case name and "-missing".</summary>
public enum Need
{
    Note,
    TwoPeople,
    Date,
    Finding,
    Pictures,
    PicturesAfter,
    Plan,
    Standard,
    Article,
    Enterprise,
    Principal,
    Controller,
    Destination,
    Verdict,
    Conclusion,
    Facts,
    Decision,
    Reward,
    Report,
    Days,
    Deadline,
    Document,
    Department,

    /// <summary>The leader who has signed the measures (安全生产法 73).</summary>
    SignedBy,
}
