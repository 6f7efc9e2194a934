using System.CommandLine;
using PublicReport.Load.Dedup;

var root = new RootCommand("Measurements of PublicReport.");
root.Subcommands.Add(DedupCommands.Replay());
root.Subcommands.Add(DedupCommands.Pairs());
return await root.Parse(args).InvokeAsync();
