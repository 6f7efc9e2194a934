namespace PublicReport.Load.Dedup.Training;

/// <summary>An invented hazard as several people describe it.</summary>
/// <param name="Village">Short name.</param>
/// <param name="Spot">Hazards of one spot lie a few dozen metres apart.</param>
/// <param name="Domain">Its safety domain.</param>
/// <param name="Texts">One report each.</param>
internal sealed record WrittenHazard(string Village, string Spot, string Domain, IReadOnlyList<string> Texts)
{
    /// <summary>Reads <c>scenarios-*.txt</c>: "@ village|spot", "= domain", then one report a line.</summary>
    public static IReadOnlyList<WrittenHazard> ReadAll(string folder) =>
        Read(Directory.GetFiles(folder, "scenarios-*.txt").Order(StringComparer.Ordinal).SelectMany(File.ReadLines));

    public static IReadOnlyList<WrittenHazard> Read(IEnumerable<string> lines)
    {
        var hazards = new List<WrittenHazard>();
        var (village, spot) = ("", "");
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            switch (line[0])
            {
                case '@':
                    (village, spot) = (line[2..].Split('|')[0], line[2..].Split('|')[1]);
                    break;
                case '=':
                    hazards.Add(new(village, spot, line[2..], new List<string>()));
                    break;
                default:
                    ((List<string>)hazards[^1].Texts).Add(line);
                    break;
            }
        }

        return hazards;
    }
}
