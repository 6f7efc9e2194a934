namespace PublicReport.Gateway.Backend;

/// <summary>Figures of one period by their stable keys; a key that is not there counts nought.</summary>
public sealed record SheetView(
    string Period, DateTimeOffset CountedAt, IReadOnlyDictionary<string, int> Figures, IReadOnlyDictionary<string, RateView> Rates)
{
    public int Count(string key) => Figures.GetValueOrDefault(key);
}

/// <summary>A share; the whole is never nought.</summary>
public sealed record RateView(int Part, int Whole)
{
    public double Share => (double)Part / Whole;
}

public sealed record FigureEntry(HazardLine Hazard, DateTimeOffset At, string Value);

public sealed record FigureListView(IReadOnlyList<FigureEntry> Items, int Total);

/// <param name="Name">Of the place.</param>
/// <param name="Village">Code of its village.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
public sealed record NamedPlaceView(string Name, string Village, double Longitude, double Latitude);

public sealed record DashboardView(SheetView Now, SheetView Year, IReadOnlyList<SheetView> Months, IReadOnlyList<NamedPlaceView> Places);

public sealed record PublicFiguresView(string Area, string Month, string Township, IReadOnlyList<PublicTableView> Tables);

/// <param name="Dimension">"domain", "village" or "way".</param>
/// <param name="Columns">Codes.</param>
/// <param name="Rows">In the township's order.</param>
/// <param name="Totals">Null: hidden.</param>
public sealed record PublicTableView(
    string Dimension, IReadOnlyList<string> Columns, IReadOnlyList<PublicRowView> Rows, IReadOnlyList<int?> Totals);

public sealed record PublicRowView(string Code, string Name, IReadOnlyList<int?> Counts);

/// <summary>Figures, in the name of the signed-in person; the public ones in nobody's.</summary>
public interface IStatisticsBackend
{
    Task<Answer<SheetView>> SheetAsync(string token, string period, CancellationToken cancellationToken = default);

    Task<Answer<FigureListView>> ListAsync(string token, string period, string figure, int skip, int take, CancellationToken cancellationToken = default);

    Task<Answer<DashboardView>> DashboardAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<PublicFiguresView>> PublicAsync(string area, string month, CancellationToken cancellationToken = default);
}
