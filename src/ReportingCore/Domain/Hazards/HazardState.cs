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
}
