using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>
/// Out-of-scope is the classifier's word, or stands in for its answer; nobody works on a matter before a person has said which domain it belongs to, for clocks
/// (消防监督检查规定: fire matters within 24 hours or 3 working days), co-leads and statistics go by it.
/// </summary>
internal static class DomainMissing
{
    private static readonly Refusal Missing = new(RefusalKind.Invalid, "domain-missing", "the domain of the hazard must be chosen first");

    /// <returns>Null when there is a domain.</returns>
    public static Refusal? Refuse(string domain) => domain == SafetyDomain.OutOfScope ? Missing : null;
}
