using PublicReport.EmbeddedStore;
using PublicReport.Gateway.Standalone;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore;

namespace PublicReport.Gateway;

/// <summary>Chooses the mode and turns every expected reason not to start into one clear sentence.</summary>
internal static class GatewayProgram
{
    private const int CannotStart = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var options = StartOptions.Read(args);
            if (options.IsStandalone)
            {
                Ports.RefuseUsed(options.Urls);
                await using var stack = await StandaloneStack.StartAsync(options, CancellationToken.None);
                stack.PrintWelcome(System.Console.Out);
                await stack.WaitForShutdownAsync();
            }
            else
            {
                // Pages and their files lie beside the program, wherever a service manager starts it.
                var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = options.HostArguments, ContentRootPath = AppContext.BaseDirectory });
                await using var app = await GatewayHost.BuildAsync(builder, GatewaySettings.ForProduction(builder.Configuration));
                await app.RunAsync();
            }

            return 0;
        }
        catch (Exception error) when (error is StartException or SettingsException or EmbeddedStoreException or StoreException or JurisdictionFormatException or InvalidDataException)
        {
            await System.Console.Error.WriteLineAsync($"PublicReport cannot start: {error.Message}");
            return CannotStart;
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await System.Console.Error.WriteLineAsync($"PublicReport cannot start: {error.Message}");
            return CannotStart;
        }
    }
}
