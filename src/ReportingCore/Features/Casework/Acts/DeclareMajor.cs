using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Ledger;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>判定重大: a person names standard and article; owner and controller are notified, it enters the ledger and is supervised.</summary>
internal sealed class DeclareMajor(StaffNotices notices, EnterpriseLinks enterprises) : ActRule(Act.DeclareMajor)
{
    public override async Task<Outcome<ActEffect>> ApplyAsync(ActScene scene)
    {
        var (hazard, input) = (scene.Hazard, scene.Input);
        if (hazard.Major is not null)
        {
            return NotNow("already-major");
        }

        if (input.Plan!.Deadline < WorkingCalendar.Day(scene.Now))
        {
            return Wrong("deadline-in-past");
        }

        var basis = new MajorBasis(input.Standard, input.Article, input.Enterprise, input.Principal, input.Controller, scene.Actor.Account, scene.Now);
        notices.Tell(scene.Transaction, hazard, hazard.Department, "major", $"隐患 {hazard.Number} 判定为重大事故隐患，请向企业主要负责人和实际控制人送达告知书。");
        var described = enterprises.Describe(scene.Transaction, input.Enterprise, hazard.Domain) with
        {
            Principal = input.Principal,
            Controller = input.Controller,
            VillageCode = hazard.VillageCode,
        };
        var enterprise = await EnterpriseLinks.LinkAsync(scene.Transaction, scene.Actor, described);
        var changed = hazard with
        {
            Major = basis,
            Enterprise = enterprise.Id,
            Rectification = new(RectificationKind.Major, input.Plan, scene.Actor.Account, scene.Now),
            Supervision = hazard.Supervision with { Floor = Math.Max(hazard.Supervision.Floor, 3) },
        };
        notices.Tell(scene.Transaction, changed, scene.Jurisdiction.SafetyOffice, "major",
            $"隐患 {hazard.Number} 判定为重大事故隐患，已入库，请督办。");
        return new ActEffect(changed, Details(
            ("standard", input.Standard), ("article", input.Article), ("enterprise", input.Enterprise), ("deadline", $"{input.Plan.Deadline:yyyy-MM-dd}"), ("signedBy", input.SignedBy)));
    }
}
