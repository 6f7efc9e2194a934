using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>News for staff by e-mail and group robot: the number and what to do, never a reporter's words.</summary>
internal sealed class StaffNotices(IIdSource ids)
{
    public void Tell(TownshipTransaction transaction, Hazard? hazard, string department, string kind, string text) =>
        Enqueue(transaction, hazard, department, "", kind, text);

    public void TellDuty(TownshipTransaction transaction, Hazard? hazard, string kind, string text) =>
        Enqueue(transaction, hazard, "", Role.DutyOfficer, kind, text);

    public void TellLeader(TownshipTransaction transaction, Hazard? hazard, string kind, string text) =>
        Enqueue(transaction, hazard, "", Role.Leader, kind, text);

    /// <summary>安全生产法 73: the county verifies; a person of ours confirms it or clears it, and nothing is closed here until then.</summary>
    /// <param name="transaction">Commit that names the death.</param>
    /// <param name="before">The hazard before it; null for a new one.</param>
    /// <param name="hazard">The hazard after it.</param>
    public void TellOfDeath(TownshipTransaction transaction, Hazard? before, Hazard hazard)
    {
        if (hazard.Death && before is not { Death: true })
        {
            TellDuty(transaction, hazard, "death-named", $"隐患 {hazard.Number} 的举报提及人员死亡，请立即核实并上报区级政府。");
        }
    }

    private void Enqueue(TownshipTransaction transaction, Hazard? hazard, string department, string role, string kind, string text) =>
        OutboxDocuments.Enqueue(transaction, new()
        {
            Id = CrockfordBase32.Encode(ids.Bytes(10)),
            Channel = Delivery.Staff,
            Kind = kind,
            Text = text,
            Hazard = hazard?.Id,
            Department = department,
            Role = role,
            CreatedAt = transaction.Now,
        }, transaction.Now);
}
