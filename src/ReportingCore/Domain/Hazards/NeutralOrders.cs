using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Domain.Hazards;

/// <summary>Withheld but urgent: one line at once that says where and what kind, and nothing a reporter could be known by (architecture rule 9).</summary>
public static class NeutralOrders
{
    /// <returns>With the order for the domain's lead, where there is something to order and somebody besides the Safety Office to do it.</returns>
    public static Hazard Given(Hazard hazard, Jurisdiction jurisdiction) =>
        hazard is { Withheld: true, Urgent: true, NeutralOrder: "" } && jurisdiction.LeadOf(hazard.Domain) != jurisdiction.SafetyOffice
            ? hazard with { NeutralOrder = $"请立即对{jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "辖区内"}{jurisdiction.DomainName(hazard.Domain)}场所开展一次安全检查。" }
            : hazard;
}
