using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>News for departments by e-mail and group robot: the number and what to do, never a reporter's words.</summary>
internal sealed class StaffNotices(IIdSource ids)
{
    public void Tell(TownshipTransaction transaction, Hazard? hazard, string department, string kind, string text) =>
        OutboxDocuments.Enqueue(transaction, new()
        {
            Id = CrockfordBase32.Encode(ids.Bytes(10)),
            Channel = Delivery.Staff,
            Kind = kind,
            Text = text,
            Hazard = hazard?.Id,
            Department = department,
            CreatedAt = transaction.Now,
        }, transaction.Now);
}
