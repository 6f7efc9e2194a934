using System.CommandLine;
using PublicReport.Load.ColdStart;
using PublicReport.Load.Dedup;
using PublicReport.Load.Dedup.Training;
using PublicReport.Load.Search;
using PublicReport.Load.WeChat;

var root = new RootCommand("Measurements of PublicReport.");
root.Subcommands.Add(DedupCommands.Replay());
root.Subcommands.Add(DedupCommands.Pairs());
root.Subcommands.Add(DedupCommands.Cost());
root.Subcommands.Add(TrainCommand.Leanings());
root.Subcommands.Add(TrainCommand.Letters());
root.Subcommands.Add(TrainCommand.Scorer());
root.Subcommands.Add(WeChatCommand.Create());
root.Subcommands.Add(ColdStartCommand.Create());
root.Subcommands.Add(SearchCommands.Search());
return await root.Parse(args).InvokeAsync();
