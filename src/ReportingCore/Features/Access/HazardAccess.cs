using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Features.Access;

/// <summary>Who sees what (architecture rules 7 and 9): the Safety Office all, a department what is sorted to it, nobody by default.</summary>
internal static class HazardAccess
{
    public static bool SeesAll(Actor actor, Jurisdiction jurisdiction) =>
        actor.Department == jurisdiction.SafetyOffice && actor.Roles.Any(role => role is Role.SafetyOffice or Role.DutyOfficer or Role.Leader);

    public static bool Sees(Actor actor, Hazard hazard, Jurisdiction jurisdiction) =>
        actor.Area == jurisdiction.Area && (SeesAll(actor, jurisdiction)
            || (actor.Is(Role.Handler) && (actor.Department == hazard.Department || hazard.CoLeads.Contains(actor.Department)))
            || (actor.Is(Role.VillageCadre) && hazard.VillageAssigned && actor.VillageCode == hazard.VillageCode));

    /// <summary>Originals of withheld hazards, of insiders and of those who ask not to be known to the unit stay with the Safety Office.</summary>
    public static bool SeesOriginal(Actor actor, Hazard hazard, Report report, Jurisdiction jurisdiction) =>
        SeesAll(actor, jurisdiction) || (!IsWithheld(actor, hazard, jurisdiction) && !report.KeptFromUnit);

    /// <summary>From everybody but the Safety Office, or from this person because the own department runs the place, as lead or as co-lead.</summary>
    public static bool IsWithheld(Actor actor, Hazard hazard, Jurisdiction jurisdiction) =>
        !SeesAll(actor, jurisdiction) && (hazard.Withheld || (IsReported(hazard) && jurisdiction.RunsThePlace(actor.Department, hazard.Domain)));

    /// <summary>The hazard without what is not for this person: every list, page, search and file shows this, never the document.</summary>
    public static Hazard AsSeenBy(Actor actor, Hazard hazard, Jurisdiction jurisdiction)
    {
        if (SeesAll(actor, jurisdiction))
        {
            return hazard;
        }

        // What is confided without being hidden stands on the report itself; of a hidden one nothing may tell.
        var open = hazard with { Reports = hazard.Reports.Except(hazard.KeptFromUnit).ToList(), KeptFromUnit = [], Confided = false };
        return !IsWithheld(actor, hazard, jurisdiction) ? open : open with
        {
            Withheld = true,
            Title = hazard.Paraphrase.Length > 0 ? hazard.Paraphrase : hazard.NeutralOrder,
            Place = "",
            Reports = [],
        };
    }

    /// <summary>What an inspection found holds no reporter's words.</summary>
    private static bool IsReported(Hazard hazard) => hazard.Source == HazardSource.PublicReport || hazard.Reports.Count > 0;
}
