using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Supervision;

/// <summary>Who hears of which step: the department first, then the Safety Office, then the leader.</summary>
internal sealed class LadderNotices(StaffNotices notices)
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["accept"] = "受理",
        ["accept-limit"] = "受理（最长）",
        ["sign-for"] = "签收",
        ["check"] = "现场核查",
        ["conclude"] = "办结",
        ["feedback"] = "答复",
        ["review"] = "异议复查",
        ["rectify"] = "整改",
        ["recheck"] = "复查",
        ["penalty"] = "处罚决定",
        ["listing"] = "挂牌督办",
    };

    /// <exception cref="KeyNotFoundException">A clock without a name: a bug.</exception>
    public static string NameOf(string clock) => Names[clock];

    public void Tell(TownshipTransaction transaction, Hazard hazard, LadderStep step, Jurisdiction jurisdiction)
    {
        var kind = ActNames.Of(step.Act);
        var text = Text(hazard, step);
        // The review is the leader's own clock.
        if (step.Clock.Code == "review" || step.Act == Act.SuperviseLeader)
        {
            notices.TellLeader(transaction, hazard, kind, text);
        }

        foreach (var department in Departments(hazard, step, jurisdiction).Distinct())
        {
            notices.Tell(transaction, hazard, department, kind, text);
        }
    }

    private static IEnumerable<string> Departments(Hazard hazard, LadderStep step, Jurisdiction jurisdiction)
    {
        if (step.Clock.Code != "review" && step.Act != Act.SuperviseMonthEnd)
        {
            yield return WorkflowTable.TurnOf(hazard, jurisdiction.SafetyOffice);
        }

        if (step.Level >= SupervisionSteps.LevelOf(Act.SuperviseLetter))
        {
            yield return jurisdiction.SafetyOffice;
        }
    }

    private static string Text(Hazard hazard, LadderStep step)
    {
        // A day's deadline ends at midnight: people name the day before it.
        var day = $"{WorkingCalendar.Day(step.Clock.DueAt.AddSeconds(-1)):yyyy-MM-dd}";
        var what = $"隐患 {hazard.Number} 的{NameOf(step.Clock.Code)}期限（{day}）";
        return step.Act switch
        {
            Act.SuperviseRemind => $"{what}将至，请抓紧办理。",
            Act.SuperviseYellow => $"{what}已到，黄牌提醒，请立即办理。",
            Act.SuperviseLetter => $"{what}已过，安委办发出督办函 {hazard.Supervision.Letters[^1].Number}，请登录查看并限期办理。",
            Act.SuperviseLeader => $"{what}逾期仍未办理，报请分管领导督办。",
            Act.SuperviseMonthEnd => $"{what}逾期，已列入本月督办清单。",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Act, null),
        };
    }
}
