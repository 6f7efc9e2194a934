using System.CommandLine;

namespace PublicReport.Load.Dedup;

/// <summary>Command lines of the duplicate measurements; the interface is fixed, others measure with it.</summary>
internal static class DedupCommands
{
    public static Command Replay()
    {
        var data = new Option<string>("--data") { Required = true, Description = "JSON lines, one report or write-off each" };
        var redis = new Option<string?>("--redis") { Description = "connection string; default: embedded Garnet in a temporary folder" };
        var trueDomain = new Option<bool>("--true-domain") { Description = "take the domain from the file instead of the classifier" };
        var command = new Command("dedup", "Replays reports through the core and measures joins and suggestions.") { data, redis, trueDomain };
        command.SetAction((parsed, cancellation) => DedupReplay.RunAsync(
            parsed.GetValue(data)!, parsed.GetValue(redis), parsed.GetValue(trueDomain), cancellation));
        return command;
    }

    public static Command Pairs()
    {
        var data = new Option<string>("--data") { Required = true, Description = "TSV with header: pair a b label" };
        var command = new Command("dedup-pairs", "Measures the text scorer on labelled pairs.") { data };
        command.SetAction(parsed => DedupPairs.Run(parsed.GetValue(data)!));
        return command;
    }

    public static Command Cost()
    {
        var redis = new Option<string>("--redis") { Required = true, Description = "connection string; the database must be empty" };
        var sizes = new Option<string>("--sizes") { DefaultValueFactory = _ => "10000,100000,1000000" };
        var command = new Command("dedup-cost", "Fills the index of one township and measures candidate look-ups and memory.") { redis, sizes };
        command.SetAction((parsed, cancellation) => DedupCost.RunAsync(
            parsed.GetValue(redis)!, parsed.GetValue(sizes)!.Split(',').Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture)).ToList(), cancellation));
        return command;
    }
}
