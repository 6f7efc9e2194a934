using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>Keeps what a hand-back or re-assignment says about the route, in the commit of the act.</summary>
internal static class RoutingCorrections
{
    public static Func<long, Task> Keep(TownshipTransaction transaction, ActHeader header, Act act, Hazard before, Hazard after, Func<long, Task>? also = null) => async version =>
    {
        CorrectionDocuments.Save(transaction, new()
        {
            Version = version,
            Hazard = before.Id,
            Reports = before.Reports,
            Act = ActNames.Of(act),
            DomainBefore = before.Domain,
            DomainAfter = act == Act.HandBack ? "" : after.Domain,
            DepartmentBefore = before.Department,
            DepartmentAfter = after.Department,
            By = header.Actor.Account,
            At = transaction.Now,
            ReasonBefore = before.Route.Reason,
            ModelVersion = before.Route.ModelVersion,
            Confidence = before.Route.Confidence,
            Proposals = before.Route.Proposals,
        });
        await (also?.Invoke(version) ?? Task.CompletedTask);
    };
}
