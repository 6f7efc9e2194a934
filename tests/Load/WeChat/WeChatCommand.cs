using System.CommandLine;
using System.Text.Json;

namespace PublicReport.Load.WeChat;

/// <summary>Command line of the callback's measurement.</summary>
internal static class WeChatCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var rate = new Option<int>("--rate") { DefaultValueFactory = _ => 50, Description = "messages a second, sent on time whatever the answers do" };
        var seconds = new Option<int>("--seconds") { DefaultValueFactory = _ => 20, Description = "how long" };
        var command = new Command("wechat", "Posts signed, encrypted messages at a fixed rate to the one-process stack and measures the answers (limit: 1 s at p99).") { rate, seconds };
        command.SetAction(async (parsed, cancellation) =>
        {
            var result = await WeChatLoad.RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), cancellation);
            Console.WriteLine(JsonSerializer.Serialize(result, Indented));
            return result.Errors == 0 ? 0 : 1;
        });
        return command;
    }
}
