namespace PublicReport.ReportingCore.Domain.Hazards;

/// <summary>States of casework. What may follow what is <see cref="Workflow.WorkflowTable"/>.</summary>
public enum HazardState
{
    /// <summary>已登记, waiting in a queue.</summary>
    Registered,

    /// <summary>已受理.</summary>
    Accepted,

    /// <summary>不予受理, with a coded reason told to the reporter.</summary>
    Declined,

    /// <summary>非安全生产事项: guidance was given; nobody insisted.</summary>
    Guided,

    /// <summary>已并案.</summary>
    Merged,

    /// <summary>已销号.</summary>
    WrittenOff,

    /// <summary>补正中: the reporter was asked for place, object or photo; asked once only.</summary>
    AwaitingReporter,

    /// <summary>已派单, waiting for the lead department to sign for it.</summary>
    Assigned,

    /// <summary>核查中.</summary>
    Verifying,

    /// <summary>属实 or 部分属实: how it is put right must be decided.</summary>
    Verified,

    /// <summary>不属实.</summary>
    Unfounded,

    /// <summary>整改中.</summary>
    Rectifying,

    /// <summary>已移送执法.</summary>
    Enforcement,

    /// <summary>待复查: the rectification was reported.</summary>
    Reinspecting,

    /// <summary>复查通过, waiting for write-off by somebody who neither put it right nor re-inspected it.</summary>
    AwaitingWriteOff,

    /// <summary>已转外部 (petition office, 12345, 12315, police, county bureau) with a transfer slip.</summary>
    PassedOutside,

    /// <summary>已上报: emergency, death or impossible to establish here; a higher government leads.</summary>
    Escalated,

    /// <summary>上级已办结: the higher government's written conclusion is on file.</summary>
    ConcludedAbove,
}
