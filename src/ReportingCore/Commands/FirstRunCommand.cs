using PublicReport.ReportingCore.Features.Access;

namespace PublicReport.ReportingCore.Commands;

/// <summary><c>first-run [--console URL]</c>: prints a one-time sign-in link for every account nobody has activated yet, as standalone does at start.</summary>
internal static class FirstRunCommand
{
    public static async Task RunAsync(string[] args, TextWriter output)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var console = (builder.Configuration["console"] ?? "").TrimEnd('/');
        await using var core = await ReportingCoreHost.BuildAsync(builder);
        foreach (var link in await FirstRun.RunAsync(core.Services))
        {
            await output.WriteLineAsync($"{link.Area} {link.Account,-20} {console}/console/link?code={Uri.EscapeDataString(link.Code)}  {link.DisplayName}");
        }
    }
}
