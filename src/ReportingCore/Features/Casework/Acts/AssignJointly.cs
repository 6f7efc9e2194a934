using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Features.Casework.Acts;

/// <summary>派单: one lead, any co-leads, and the village if it is to help.</summary>
internal sealed class AssignJointly(StaffNotices notices) : ActRule(Act.AssignJointly)
{
    protected override Outcome<ActEffect> Apply(ActScene scene)
    {
        var (input, jurisdiction) = (scene.Input, scene.Jurisdiction);
        var coLeads = input.CoLeads.Distinct().Where(code => code != input.Department).ToList();
        if (coLeads.Prepend(input.Department).Any(code => !jurisdiction.Departments.ContainsKey(code)))
        {
            return Wrong("unknown-department");
        }

        if (input.VillageCode.Length > 0 && jurisdiction.FindVillage(input.VillageCode) is null)
        {
            return Wrong("unknown-village");
        }

        if (DomainMissing.Refuse(scene.Hazard.Domain) is { } missing)
        {
            return missing;
        }

        foreach (var department in coLeads.Prepend(input.Department))
        {
            notices.Tell(scene.Transaction, scene.Hazard, department, "assigned", $"隐患 {scene.Hazard.Number} 已派至贵单位，请签收。");
        }

        var hazard = Withholding.Assigned(scene.Hazard with
        {
            Department = input.Department,
            Route = scene.Hazard.Route.ByPerson(input.Department),
            CoLeads = coLeads,
            CoLeadReports = [],
            VillageAssigned = input.VillageCode.Length > 0,
            VillageCode = input.VillageCode.Length > 0 ? input.VillageCode : scene.Hazard.VillageCode,
        }, jurisdiction);
        var keep = RoutingCorrections.Keep(scene.Transaction, scene.Header, Act.AssignJointly, scene.Hazard, hazard);
        return new ActEffect(hazard, Details(("from", scene.Hazard.Department), ("to", input.Department), ("coLeads", string.Join(',', coLeads)), ("village", hazard.VillageCode)), hazard.Department == scene.Hazard.Department ? null : keep);
    }
}
