using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>The few steps worth a message to reporters who asked for notices (WeChat allows five in two days); conclusions come with the final reply.</summary>
internal static class ProgressWords
{
    /// <returns>Null for steps that are only shown with the receipt.</returns>
    public static string? Of(Act act) => act switch
    {
        Act.Accept => "您反映的事项已受理。",
        Act.RectifyAtOnce or Act.RectifyByDate => "核查后已要求整改。",
        Act.HandToEnforcement => "已移送执法部门处理。",
        Act.EmergencyHandOver => "已上报上级部门处理。",
        Act.WriteOff => "隐患已整改完毕并销号。",
        _ => null,
    };
}
