using PublicReport.Jurisdictions;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Hazards a draft may repeat, as far as a reporter may know of them.</summary>
internal interface ISimilarHazards
{
    Task<IReadOnlyList<SimilarHazard>> FindAsync(AssessReport draft, string place, string domain, Jurisdiction jurisdiction);
}
