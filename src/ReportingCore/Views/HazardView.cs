using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Views;

/// <summary>One hazard as lists and searches see it: the document and the words to search, in memory only (architecture rule 5).</summary>
/// <param name="Hazard">The stored document at its last change.</param>
/// <param name="Words">Texts and places of its reports, folded for searching.</param>
/// <param name="OpenWords">The same without reports whose originals stay with the Safety Office: nobody else may find by their words.</param>
internal sealed record HazardView(Hazard Hazard, string Words, string OpenWords);
