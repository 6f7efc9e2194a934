using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;

namespace PublicReport.ReportingCore.Features;

/// <summary>The townships this core serves, by area code.</summary>
internal sealed class Townships(IReadOnlyDictionary<string, Jurisdiction> byArea)
{
    public static Refusal Unknown { get; } = new(RefusalKind.NotFound, "unknown-area", "no such township is served here");

    public IEnumerable<Jurisdiction> All => byArea.Values;

    public Jurisdiction? Find(string area) => byArea.GetValueOrDefault(area);

    /// <exception cref="KeyNotFoundException">Only for areas that come from our own tokens and documents.</exception>
    public Jurisdiction Get(string area) => byArea[area];
}
