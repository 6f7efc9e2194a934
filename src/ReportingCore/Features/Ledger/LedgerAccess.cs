using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Access;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>Who sees what of the ledger: the Safety Office all, a department's handlers the domains it leads or co-leads, nobody else.</summary>
internal static class LedgerAccess
{
    public static Refusal Forbidden { get; } = new(RefusalKind.Forbidden, "ledger-forbidden", "the ledger is for handlers and the Safety Office");

    public static Refusal EnterpriseNotFound { get; } = new(RefusalKind.NotFound, "enterprise-not-found");

    public static bool MayRead(Actor actor, Jurisdiction jurisdiction) =>
        actor.Area == jurisdiction.Area && (HazardAccess.SeesAll(actor, jurisdiction) || (actor.Is(Role.Handler) && actor.Department.Length > 0));

    /// <summary>Leaders and duty officers read only.</summary>
    public static bool MayWrite(Actor actor, Jurisdiction jurisdiction) =>
        MayRead(actor, jurisdiction) && (actor.Is(Role.Handler) || actor.Is(Role.SafetyOffice));

    public static bool SeesDomain(Actor actor, string domain, Jurisdiction jurisdiction) =>
        HazardAccess.SeesAll(actor, jurisdiction)
        || jurisdiction.LeadOf(domain) == actor.Department
        || (jurisdiction.Domains.TryGetValue(domain, out var assignment) && assignment.CoLeads.Contains(actor.Department));

    public static bool Sees(Actor actor, Enterprise enterprise, Jurisdiction jurisdiction) =>
        MayRead(actor, jurisdiction) && SeesDomain(actor, enterprise.Domain, jurisdiction);
}
