using MediatR;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;

namespace PublicReport.ReportingCore.Demo;

/// <summary>What the next act on a hazard is, by whom, and how long after the one before; null: nothing more happens in the demo.</summary>
internal sealed class DemoCasework(Jurisdiction jurisdiction, Random random)
{
    private readonly DemoPeople people = new(jurisdiction);

    /// <summary>Days until the next act; some matters lie for weeks.</summary>
    public TimeSpan Wait() => TimeSpan.FromHours(random.Next(15) == 0 ? random.Next(200, 700) : random.Next(3, 60));

    /// <summary>One in twenty-five is left where it is.</summary>
    public bool IsLeft() => random.Next(25) == 0;

    /// <param name="hazard">As it stands.</param>
    /// <param name="domain">What it really is about.</param>
    /// <param name="pictures">Uploaded just now: before and after.</param>
    /// <param name="now">The demo's now.</param>
    public IRequest<Outcome<ActDone>>? Next(Hazard hazard, string domain, IReadOnlyList<EvidenceId> pictures, DateTimeOffset now) => hazard.State switch
    {
        HazardState.Escalated => null,
        _ when hazard.Death && !WorkflowTable.IsClosed(hazard.State) =>
            new PerformAct(Header(hazard, people.SafetyOffice, "涉及人员伤亡，移交区级政府核查。"), Act.EmergencyHandOver, new()),
        HazardState.Registered when hazard.Department == jurisdiction.SafetyOffice => Route(hazard, domain),
        HazardState.Registered when random.Next(15) == 0 && !hazard.AskedForMore => Perform(hazard, Act.AskForMore, 1, "请补充具体位置，最好附一张照片。"),
        HazardState.AwaitingReporter => new DeclineHazard(By(hazard, 1, "到期未补充具体地点，无法核查。"), "2"),
        HazardState.Registered => new AcceptHazard(By(hazard, 1)),
        HazardState.Accepted when random.Next(3) == 0 && hazard.Milestones.All(done => done.Act != "reply") =>
            new ReplyToReporter(By(hazard, 1, "已受理，正在安排人员到现场核查。"), null, IsQuestion: false),
        HazardState.Accepted => Perform(hazard, Act.SignFor, 1),
        HazardState.Verifying => Verify(hazard, pictures, now),
        HazardState.Verified when hazard.RepliedAt is null => Reply(hazard, "属实", "责令整改"),
        HazardState.Verified => Rectify(hazard, now),
        HazardState.Unfounded when hazard.RepliedAt is null => Reply(hazard, "不属实", "不予处理，加强巡查"),
        HazardState.Rectifying => Perform(hazard, Act.ReportRectification, 1, "已按要求整改完毕，现场拍照留存。", new() { Pictures = [pictures[0]], PicturesAfter = [pictures[1]] }),
        HazardState.Reinspecting when random.Next(10) == 0 && hazard.Reinspections.Count == 0 =>
            Perform(hazard, Act.Reinspect, 2, "警示标志没有装，退回继续整改。", new() { Verdict = false }),
        HazardState.Reinspecting => Perform(hazard, Act.Reinspect, 2, "现场复查，隐患已消除。", new() { Verdict = true }),
        HazardState.AwaitingWriteOff when hazard.CoLeads.Except(hazard.CoLeadReports).FirstOrDefault() is { } coLead =>
            new PerformAct(Header(hazard, people.Handler(coLead), "已配合完成整改。"), Act.ReportAsCoLead, new()),
        HazardState.AwaitingWriteOff when hazard.Major is null => Perform(hazard, Act.WriteOff, 3),
        _ => null,
    };

    private IRequest<Outcome<ActDone>>? Route(Hazard hazard, string domain)
    {
        if (domain == SafetyDomain.OutOfScope)
        {
            return new DeclineHazard(By(hazard, 1, "请拨打 12345 反映。"), "1");
        }

        var lead = jurisdiction.LeadOf(domain);
        return hazard.Withheld
            ? new ReleaseParaphrase(Header(hazard, people.SafetyOffice, $"群众反映辖区内{jurisdiction.DomainName(domain)}场所有安全隐患，请开展排查。"), lead)
            : new AssignHazard(Header(hazard, people.SafetyOffice, ""), lead, domain);
    }

    private PerformAct Verify(Hazard hazard, IReadOnlyList<EvidenceId> pictures, DateTimeOffset now)
    {
        var finding = random.Next(10) switch { < 6 => Finding.True, < 8 => Finding.Partly, _ => Finding.False };
        return Perform(hazard, Act.Verify, 1, finding == Finding.False ? "现场未发现所反映的情况。" : "现场查看，所反映的情况存在。", new()
        {
            Finding = finding,
            People = ["经办人", "协办人"],
            Date = WorkingCalendar.Day(now),
            Pictures = [pictures[0]],
        });
    }

    private PerformAct Rectify(Hazard hazard, DateTimeOffset now)
    {
        var plan = new RectificationPlan("场所负责人", "拆除更换、设置警示标志", "自筹", WorkingCalendar.Day(now).AddDays(random.Next(7, 30)), "设专人看护，必要时停用");
        return random.Next(30) == 0
            ? Perform(hazard, Act.DeclareMajor, 1, "", new()
            {
                Standard = "工贸企业重大事故隐患判定标准",
                Article = "第三条",
                Enterprise = "演示企业",
                Principal = "演示负责人",
                Controller = "演示实际控制人",
                Plan = plan,
                SignedBy = "分管负责人",
            })
            : random.Next(2) == 0
                ? Perform(hazard, Act.RectifyAtOnce, 1, "现场责令立即整改。")
                : Perform(hazard, Act.RectifyByDate, 1, "", new() { Plan = plan, SignedBy = "分管负责人" });
    }

    private PerformAct Reply(Hazard hazard, string conclusion, string decision) => Perform(hazard, Act.ReplyFinally, 1, "", new()
    {
        Conclusion = conclusion,
        Facts = "两名工作人员到现场查看",
        Decision = decision,
        Reward = "待复查后确定",
    });

    private PerformAct Perform(Hazard hazard, Act act, int person, string note = "", ActInput? input = null) => new(By(hazard, person, note), act, input ?? new());

    private ActHeader By(Hazard hazard, int person, string note = "") => Header(hazard, people.Handler(hazard.Department, person), note);

    private static ActHeader Header(Hazard hazard, Domain.Actors.Actor actor, string note) => new()
    {
        Actor = actor,
        RequestId = $"demo-act-{hazard.Id}-{hazard.Version}",
        Hazard = hazard.Id,
        ExpectedVersion = hazard.Version,
        Note = note,
    };
}
