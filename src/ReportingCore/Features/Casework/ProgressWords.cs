using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>The few steps worth a message to reporters who asked for notices (WeChat allows five in two days); conclusions come with the final reply.</summary>
internal static class ProgressWords
{
    /// <param name="act">What is done.</param>
    /// <param name="before">The hazard as it was: nothing is said that was said already.</param>
    /// <returns>Null for steps that are only shown with the receipt.</returns>
    public static string? Of(Act act, Hazard before) => act switch
    {
        // Handed back or given to another office, it is accepted a second time.
        Act.Accept when before.Milestones.Any(milestone => milestone.Act == ActNames.Of(Act.Accept)) => null,
        Act.Accept => "您反映的事项已受理。",
        // A hazard may be declared major while it is being put right already.
        Act.DeclareMajor when before.State == HazardState.Rectifying => null,
        Act.RectifyAtOnce or Act.RectifyByDate or Act.DeclareMajor => "核查后已要求整改。",
        Act.HandToEnforcement => "已移送执法部门处理。",
        Act.EmergencyHandOver => "已上报上级部门处理。",
        Act.WriteOff => "隐患已整改完毕并销号。",
        _ => null,
    };
}
