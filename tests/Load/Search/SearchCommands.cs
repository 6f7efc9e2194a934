using System.CommandLine;

namespace PublicReport.Load.Search;

/// <summary>Command line of the search measurement.</summary>
internal static class SearchCommands
{
    public static Command Search()
    {
        var hazards = new Option<int>("--hazards") { DefaultValueFactory = _ => 100_000, Description = "how many hazards the township has" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 30, Description = "how often each query is asked" };
        var redis = new Option<string?>("--redis") { Description = "connection string; default: embedded Garnet in a temporary folder" };
        var command = new Command("search", "Fills a township, builds its view and measures the first page of searches.") { hazards, rounds, redis };
        command.SetAction((parsed, cancellation) => SearchMeasures.RunAsync(
            parsed.GetValue(hazards), parsed.GetValue(rounds), parsed.GetValue(redis), cancellation));
        return command;
    }
}
