using System.Globalization;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>How telling it is that a report names a thing: −ln of its share of the routing corpus. Two reports of a road say little, two of a lead pot much.</summary>
public static class Rarities
{
    private const double OfUnknown = 6;

    private static readonly Dictionary<string, double> Known = DedupData.Lines("rarities.tsv")
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
        .ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));

    public static double Of(string thing) => Known.GetValueOrDefault(thing, OfUnknown);
}
