namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>
/// Stable name of a figure: a measure and, after semicolons, what it is narrowed to: "received", "late;clock=check;department=police".
/// Count and list behind it are found by the same key in the same table, so they cannot disagree.
/// </summary>
public sealed record FigureKey
{
    private FigureKey(string measure, IReadOnlyList<(string Dimension, string Value)> narrowed)
    {
        Measure = measure;
        Narrowed = narrowed;
    }

    public string Measure { get; }

    public IReadOnlyList<(string Dimension, string Value)> Narrowed { get; }

    public static string Of(string measure, params IEnumerable<(string Dimension, string Value)> narrowed) =>
        string.Concat(narrowed.Select(item => $";{item.Dimension}={item.Value}").Prepend(measure));

    /// <returns>Null when the measure or a dimension is unknown.</returns>
    public static FigureKey? Parse(string text)
    {
        var parts = text.Split(';');
        var narrowed = parts.Skip(1).Select(part => part.Split('=', 2)).ToList();
        return FigureTable.Measures.ContainsKey(parts[0]) && narrowed.TrueForAll(pair => pair.Length == 2 && FigureTable.Dimensions.ContainsKey(pair[0]))
            ? new(parts[0], [.. narrowed.Select(pair => (pair[0], pair[1]))])
            : null;
    }

    public override string ToString() => Of(Measure, Narrowed);
}
