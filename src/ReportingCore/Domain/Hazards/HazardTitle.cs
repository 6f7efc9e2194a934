using PublicReport.Text;

namespace PublicReport.ReportingCore.Domain.Hazards;

/// <summary>What a hazard is called in lists: the first words of the report or finding it began with.</summary>
public static class HazardTitle
{
    /// <summary>UTF-16 units; more does not fit a line on a phone.</summary>
    private const int Longest = 40;

    public static string Of(string words) => words.Length <= Longest ? words : OneForm.Cut(words, Longest) + "…";
}
