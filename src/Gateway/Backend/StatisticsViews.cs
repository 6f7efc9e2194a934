namespace PublicReport.Gateway.Backend;

/// <summary>Figures of one period by their stable keys; a key that is not there counts nought.</summary>
public sealed record SheetView(
    string Period, DateTimeOffset CountedAt, IReadOnlyDictionary<string, int> Figures, IReadOnlyDictionary<string, RateView> Rates)
{
    /// <summary>Code of the one village it is of; empty for all.</summary>
    public string Village { get; init; } = "";

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

public sealed record PublicListingsView(string Township, IReadOnlyList<PublicListingView> Items);

/// <param name="Domain">Name.</param>
/// <param name="Village">Name or empty.</param>
/// <param name="Department">Name.</param>
/// <param name="Enterprise">Empty unless named by the Safety Office.</param>
/// <param name="Basis">Of a 重大; otherwise empty.</param>
/// <param name="ListedOn">"2026-12-31", as the other days.</param>
/// <param name="Deadline">The listing's own.</param>
/// <param name="DelistedOn">Empty unless a re-inspection was passed.</param>
public sealed record PublicListingView(
    string Domain, string Village, string Department, string Enterprise, string Basis, string ListedOn, string Deadline, string DelistedOn)
{
    /// <summary>Empty unless the listing ended otherwise; then <see cref="Enterprise"/> and <see cref="Basis"/> are empty too.</summary>
    public string RevokedOn { get; init; } = "";

    public bool HasEnded => DelistedOn.Length > 0 || RevokedOn.Length > 0;
}

/// <summary>Which figure's list, and which page of it.</summary>
public sealed record FigureQuery(string Period, string Figure, string Village, int Skip, int Take);

/// <summary>Figures, in the name of the signed-in person; the public ones in nobody's.</summary>
public interface IStatisticsBackend
{
    /// <param name="token">Of the signed-in person.</param>
    /// <param name="period">Name of a period.</param>
    /// <param name="village">Code of one village; empty for all.</param>
    /// <param name="cancellationToken">Aborted with the request.</param>
    Task<Answer<SheetView>> SheetAsync(string token, string period, string village = "", CancellationToken cancellationToken = default);

    Task<Answer<FigureListView>> ListAsync(string token, FigureQuery query, CancellationToken cancellationToken = default);

    Task<Answer<DashboardView>> DashboardAsync(string token, CancellationToken cancellationToken = default);

    Task<Answer<PublicFiguresView>> PublicAsync(string area, string month, CancellationToken cancellationToken = default);

    Task<Answer<PublicListingsView>> ListingsAsync(string area, CancellationToken cancellationToken = default);
}
