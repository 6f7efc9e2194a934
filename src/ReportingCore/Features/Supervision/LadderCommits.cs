using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Supervision;

/// <summary>
/// What the clock does to one hazard, in one commit: decided anew from the stored document, so that a step another instance has taken
/// meanwhile is not taken again. The hazard keeps its version, for the clock must not make a person's act a conflict.
/// </summary>
internal sealed class LadderCommits(
    Townships townships, TownshipStore store, WorkingCalendar calendar, LadderNotices ladder, StaffNotices notices, IIdSource ids)
{
    /// <returns>How many acts were taken.</returns>
    public Task<Outcome<int>> TakeAsync(string area, HazardId id) => store.CommitAsync<int>(area, ids.RequestId(), async transaction =>
    {
        if (await transaction.FindHazardAsync(id) is not { } hazard)
        {
            return 0;
        }

        var jurisdiction = townships.Get(area);
        var changed = Ring(transaction, Climb(transaction, Resume(transaction, hazard, jurisdiction), jurisdiction), jurisdiction.UrgentAlerts);
        if (!ReferenceEquals(changed, hazard))
        {
            transaction.Save(SupervisionSteps.Settle(changed, jurisdiction.Clocks, calendar));
        }

        return changed.Events.Count - hazard.Events.Count;
    });

    /// <summary>The reporter was silent for as long as the clocks may stand still.</summary>
    private Hazard Resume(TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction)
    {
        if (!SupervisionSteps.SilenceIsOver(hazard, jurisdiction.Clocks, calendar, transaction.Now))
        {
            return hazard;
        }

        var details = new Dictionary<string, string>
        {
            ["answered"] = "no",
            ["state"] = nameof(HazardState.Registered),
            ["department"] = hazard.Department,
        };
        notices.Tell(transaction, hazard, hazard.Department, "silence", $"隐患 {hazard.Number} 的举报人逾期未补正，请继续办理或决定是否受理。");
        var resumed = Append(transaction, hazard, Act.ResumeAfterAnswer, details);
        return resumed with
        {
            State = HazardState.Registered,
            Version = resumed.Events[^1],
            LastChangedAt = transaction.Now,
            Milestones = [.. hazard.Milestones, new(ActNames.Of(Act.ResumeAfterAnswer), HazardState.Registered, hazard.Department, transaction.Now)],
        };
    }

    private Hazard Climb(TownshipTransaction transaction, Hazard hazard, Jurisdiction jurisdiction)
    {
        var due = SupervisionSteps.Due(hazard, jurisdiction.Clocks, calendar, transaction.Now);
        foreach (var step in due)
        {
            hazard = Append(transaction, SupervisionSteps.Take(hazard, step, "system", transaction.Now), step.Act, Details(step));
        }

        // Whoever was away for a week is told of the highest step of each clock, not of every step on the way.
        foreach (var last in due.GroupBy(step => step.Clock).Select(steps => steps.Last()))
        {
            ladder.Tell(transaction, hazard, last, jurisdiction);
        }

        return hazard;
    }

    private Hazard Ring(TownshipTransaction transaction, Hazard hazard, UrgentAlerts alerts)
    {
        if (!(UrgentRings.NextAt(hazard, alerts) <= transaction.Now))
        {
            return hazard;
        }

        var ring = hazard.UrgentRings + 1;
        notices.TellDuty(transaction, hazard, Domain.Outbox.Delivery.UrgentAlert, $"第{ring}次提醒：{Intake.IntakeDecision.UrgentWords(hazard)}");
        if (ring == alerts.MaxRings)
        {
            notices.TellLeader(transaction, hazard, "urgent-unanswered", $"紧急隐患 {hazard.Number} 提醒{ring}次仍无人确认，请立即处置。");
        }

        var rung = hazard with { UrgentRings = ring, UrgentRungAt = transaction.Now };
        return Append(transaction, rung, Act.RingUrgent, new Dictionary<string, string> { ["ring"] = ring.ToString(CultureInfo.InvariantCulture) });
    }

    private static Hazard Append(TownshipTransaction transaction, Hazard hazard, Act act, Dictionary<string, string> details)
    {
        var actor = Actor.System(transaction.Area);
        if (WorkflowTable.Find(hazard.State, act, actor, hazard, "") is null)
        {
            throw new InvalidOperationException($"{act} by the clock is not in the workflow table for {hazard.State}");
        }

        var version = transaction.Append(new(actor, ActNames.Of(act)) { Hazard = hazard.Id, Details = details });
        return hazard with { Events = [.. hazard.Events, version] };
    }

    private static Dictionary<string, string> Details(LadderStep step) => new()
    {
        ["clock"] = step.Clock.Code,
        ["started"] = step.Clock.StartedAt.ToString("O", CultureInfo.InvariantCulture),
        ["due"] = step.Clock.DueAt.ToString("O", CultureInfo.InvariantCulture),
        ["step"] = step.Id,
        ["level"] = step.Level.ToString(CultureInfo.InvariantCulture),
    };
}
