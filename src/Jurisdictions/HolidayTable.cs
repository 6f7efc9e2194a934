using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PublicReport.Jurisdictions;

/// <summary>Days off and make-up workdays by the State Council's yearly notices; years without an entry are not in it.</summary>
public sealed record HolidayTable(IReadOnlySet<int> Years, IReadOnlySet<DateOnly> Off, IReadOnlySet<DateOnly> Work)
{
    public static HolidayTable Empty { get; } = new(new HashSet<int>(), new HashSet<DateOnly>(), new HashSet<DateOnly>());

    /// <exception cref="JurisdictionFormatException">Names line and key of what is not a date of its year.</exception>
    public static HolidayTable Load(string file) => Parse(File.ReadAllText(file), Path.GetFileName(file));

    public static HolidayTable Parse(string yaml, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException error)
        {
            throw new JurisdictionFormatException(file, error.Start.Line, "", error.Message);
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..])
        {
            throw new JurisdictionFormatException(file, 1, "", "the file is not a mapping of years");
        }

        var (years, off, work) = (new HashSet<int>(), new HashSet<DateOnly>(), new HashSet<DateOnly>());
        foreach (var (key, value) in root.Children)
        {
            if (!int.TryParse(((YamlScalarNode)key).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || value is not YamlMappingNode entry)
            {
                throw new JurisdictionFormatException(file, key.Start.Line, key.ToString(), "a year with 'off' and 'work' is expected");
            }

            years.Add(year);
            foreach (var (name, days) in entry.Children)
            {
                var target = name.ToString() switch
                {
                    "off" => off,
                    "work" => work,
                    _ => throw new JurisdictionFormatException(file, name.Start.Line, name.ToString(), "only 'off' and 'work' are known"),
                };
                target.UnionWith(Days(days, year, file));
            }
        }

        return new(years, off, work);
    }

    private static IEnumerable<DateOnly> Days(YamlNode node, int year, string file)
    {
        foreach (var item in node is YamlSequenceNode list ? list.Children : throw new JurisdictionFormatException(file, node.Start.Line, "", "a list of days is expected"))
        {
            var ends = item.ToString().Split("..");
            if (ends.Length > 2 || !TryDay(ends[0], out var first) || !TryDay(ends[^1], out var last) || last < first || first.Year != year || last.Year != year)
            {
                throw new JurisdictionFormatException(file, item.Start.Line, item.ToString(), $"a day or 'first..last' of {year} is expected");
            }

            for (var day = first; day <= last; day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
