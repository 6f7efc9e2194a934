using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console;

/// <summary>A filter of the ledger as the query of an address, so that every figure is a link to its list.</summary>
internal static class LedgerLinks
{
    public const string List = "/console/ledger/list";
    public const string Print = "/console/ledger/print";
    public const string Export = "/console/ledger/export";
    public const string Template = "/console/ledger/template";

    public static string To(string path, LedgerFilterView filter)
    {
        var given = Pairs(filter).Where(pair => !string.IsNullOrEmpty(pair.Value)).ToDictionary(pair => pair.Name, pair => pair.Value);
        return QueryHelpers.AddQueryString(path, given);
    }

    public static LedgerFilterView Read(string? query)
    {
        var given = QueryHelpers.ParseQuery(query);
        string Of(string name) => given.TryGetValue(name, out var value) ? value.ToString() : "";
        return new()
        {
            FoundFrom = Of("found-from"),
            FoundTo = Of("found-to"),
            ClosedFrom = Of("closed-from"),
            ClosedTo = Of("closed-to"),
            OutstandingOn = Of("outstanding-on"),
            OverdueOn = Of("overdue-on"),
            AgeFrom = Number(Of("age-from")),
            AgeTo = Number(Of("age-to")),
            Source = Of("source"),
            Domain = Of("domain"),
            Village = Of("village"),
            Enterprise = Of("enterprise"),
            State = Of("state"),
            Search = Of("search"),
        };
    }

    private static IEnumerable<(string Name, string? Value)> Pairs(LedgerFilterView filter) =>
    [
        ("found-from", filter.FoundFrom),
        ("found-to", filter.FoundTo),
        ("closed-from", filter.ClosedFrom),
        ("closed-to", filter.ClosedTo),
        ("outstanding-on", filter.OutstandingOn),
        ("overdue-on", filter.OverdueOn),
        ("age-from", filter.AgeFrom?.ToString(CultureInfo.InvariantCulture)),
        ("age-to", filter.AgeTo?.ToString(CultureInfo.InvariantCulture)),
        ("source", filter.Source),
        ("domain", filter.Domain),
        ("village", filter.Village),
        ("enterprise", filter.Enterprise),
        ("state", filter.State),
        ("search", filter.Search),
    ];

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
