using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>The answer is there, or the time for it is over: back to the queue, and the clocks run on.</summary>
internal sealed class ResumeAfterAnswer(WorkingCalendar calendar) : ActRule(Act.ResumeAfterAnswer)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        var asked = scene.Hazard.Milestones.LastOrDefault(milestone => milestone.State == HazardState.AwaitingReporter)?.At ?? scene.Now;
        if (calendar.Due(asked, scene.Jurisdiction.Clocks.Answer) <= scene.Now)
        {
            return new ActEffect(scene.Hazard, Details(("answered", "no")));
        }

        foreach (var id in scene.Hazard.Reports)
        {
            var report = await Storage.HazardDocuments.FindReportAsync(scene.Transaction, id);
            if (report is { AnswerAwaited: false })
            {
                return new ActEffect(scene.Hazard, Details(("answered", "yes")));
            }
        }

        return NotNow("answer-awaited", "no reporter has answered and the time for it is not over");
    }
}
