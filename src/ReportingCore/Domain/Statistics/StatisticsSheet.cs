namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>A share of figures, each of which opens its list. There is none where the whole is nought.</summary>
/// <param name="Key">Stable name, narrowed like a figure's.</param>
/// <param name="Part">Figures above the line, added up.</param>
/// <param name="Whole">Figures below the line, added up.</param>
public sealed record Rate(string Key, int Part, int Whole);

/// <summary>All figures of one period: month-end, quarterly and yearly sheet alike.</summary>
/// <param name="Figures">By <see cref="FigureKey"/>; totals always, narrowed ones where they are not nought.</param>
/// <param name="Rates">In the order of <see cref="RateRules"/>.</param>
public sealed record StatisticsSheet(IReadOnlyDictionary<string, int> Figures, IReadOnlyList<Rate> Rates)
{
    private static readonly string[][] Place = [["domain"], ["village"], ["department"]];

    /// <summary>What sheets show of each measure beside its total.</summary>
    private static readonly Dictionary<string, string[][]> Shown = new()
    {
        ["received"] = [["channel"], ["class"], ["anonymity"], .. Place, ["domain", "village"]],
        ["accepted"] = Place,
        ["declined"] = [["reason"], .. Place],
        ["handed-back"] = [["department"]],
        ["verified"] = Place,
        ["true"] = Place,
        ["partly"] = Place,
        ["false"] = Place,
        ["not-established"] = Place,
        ["written-off"] = Place,
        ["on-time"] = [["clock"], ["department"], ["clock", "department"], ["village"]],
        ["late"] = [["clock"], ["department"], ["clock", "department"], ["village"]],
        ["extended"] = [["department"]],
        ["yellow"] = [["department"]],
        ["letter"] = [["department"]],
        ["leader"] = [["department"]],
        ["month-end"] = [["department"]],
        ["listed"] = [["department"]],
        ["major-found"] = [["source"], .. Place],
        ["major-cleared"] = [["source"], .. Place],
        ["repeat-unit"] = Place,
        ["recurrence"] = Place,
        ["objection"] = [["department"]],
        ["upheld"] = [["department"]],
        ["satisfied"] = [["department"]],
        ["dissatisfied"] = [["department"]],
        [FactKinds.Open] = [["age"], .. Place, ["domain", "village"], ["department", "age"]],
        [FactKinds.OpenMajor] = [["age"], ["source"], .. Place],
        [FactKinds.DueSoon] = [["department"]],
        [FactKinds.Overdue] = [["department"]],
    };

    private static readonly (string Name, string[] Part, string[] Whole, string[][] By)[] RateRules =
    [
        ("acceptance-rate", ["accepted"], ["accepted", "declined"], [["department"]]),
        ("truth-rate", ["true", "partly"], ["verified"], [["domain"]]),
        ("on-time-rate", ["on-time"], ["on-time", "late"], [["clock"], ["department"], ["village"]]),
        ("upheld-rate", ["upheld"], ["upheld", "maintained"], []),
        ("satisfaction-rate", ["satisfied"], ["satisfied", "dissatisfied"], []),
    ];

    public static StatisticsSheet Of(IReadOnlyList<PlacedFact> facts)
    {
        var figures = new Dictionary<string, int>();
        foreach (var (measure, counts) in FigureTable.Measures)
        {
            var counted = facts.Where(item => counts(item.Fact)).ToList();
            figures[measure] = counted.Count;
            foreach (var dimensions in Shown.GetValueOrDefault(measure, []))
            {
                foreach (var group in counted.GroupBy(item => KeyOf(measure, dimensions, item)))
                {
                    figures[group.Key] = group.Count();
                }
            }
        }

        return new(figures, [.. RateRules.SelectMany(rule => RatesOf(rule.Name, rule.Part, rule.Whole, rule.By, figures))]);
    }

    private static IEnumerable<Rate> RatesOf(string name, string[] part, string[] whole, string[][] by, Dictionary<string, int> figures) =>
        Narrowings(whole, by, figures).Prepend("")
            .Select(narrowed => new Rate(name + narrowed, Sum(part, narrowed, figures), Sum(whole, narrowed, figures)))
            .Where(rate => rate.Whole > 0);

    /// <summary>Everything after the measure that occurs below the line: ";department=police".</summary>
    private static List<string> Narrowings(string[] whole, string[][] by, Dictionary<string, int> figures) =>
        [.. figures.Keys.Where(key => key.Contains(';', StringComparison.Ordinal))
            .Select(key => (Measure: key[..key.IndexOf(';', StringComparison.Ordinal)], Narrowed: key[key.IndexOf(';', StringComparison.Ordinal)..]))
            .Where(key => whole.Contains(key.Measure) && by.Any(dimensions => IsBy(key.Narrowed, dimensions)))
            .Select(key => key.Narrowed).Distinct().Order(StringComparer.Ordinal)];

    private static bool IsBy(string narrowed, string[] dimensions) =>
        narrowed[1..].Split(';').Select(pair => pair[..pair.IndexOf('=', StringComparison.Ordinal)]).SequenceEqual(dimensions);

    private static int Sum(string[] measures, string narrowed, Dictionary<string, int> figures) =>
        measures.Sum(measure => figures.GetValueOrDefault(measure + narrowed));

    private static string KeyOf(string measure, string[] dimensions, PlacedFact item) =>
        FigureKey.Of(measure, dimensions.Select(dimension => (dimension, FigureTable.Dimensions[dimension](item))));
}
