using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Commands;

/// <summary>The core's own process: serves, verifies the audit chain, or prints first sign-in links. Every expected reason to stop is one sentence.</summary>
internal static class CoreProgram
{
    private const int CannotStart = 1;
    private const int ChainBroken = 2;
    private static readonly string[] NeededToVerify = ["ConnectionStrings:Redis", "Jurisdictions"];

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is ["verify-audit", .. var rest])
            {
                return await VerifyAuditAsync(rest);
            }

            if (args is ["first-run", .. var options])
            {
                await FirstRunCommand.RunAsync(options, Console.Out);
                return 0;
            }

            await using var app = await ReportingCoreHost.BuildAsync(WebApplication.CreateBuilder(args));
            await app.RunAsync();
            return 0;
        }
        catch (Exception error) when (error is SettingsException or JurisdictionFormatException or StoreException or InvalidDataException)
        {
            await Console.Error.WriteLineAsync($"ReportingCore cannot start: {error.Message}");
            return CannotStart;
        }
    }

    /// <summary>Reads the whole chain of every township and says where it breaks; needs the store and the jurisdictions, no key.</summary>
    private static async Task<int> VerifyAuditAsync(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        string[] missing = [.. NeededToVerify.Where(name => string.IsNullOrEmpty(configuration[name]))];
        if (missing.Length > 0)
        {
            throw new SettingsException([.. missing.Select(name => name.Replace(":", "__", StringComparison.Ordinal))]);
        }

        await using var redis = await RedisConnections.ConnectAsync(configuration["ConnectionStrings:Redis"]!);
        var chain = new AuditChain(redis);
        var broken = false;
        foreach (var area in JurisdictionLoader.LoadFolder(configuration["Jurisdictions"]!).Keys.Order(StringComparer.Ordinal))
        {
            var verdict = await VerifyAsync(chain, area);
            broken |= !verdict.IsWhole;
            Console.WriteLine(verdict.IsWhole
                ? $"{area}: {verdict.Events} events, the chain is whole."
                : $"{area}: BROKEN: {verdict.Problem}; {verdict.Events} events before it stand.");
        }

        return broken ? ChainBroken : 0;
    }

    private static async Task<ChainVerdict> VerifyAsync(AuditChain chain, string area)
    {
        try
        {
            return await chain.VerifyAsync(area, CancellationToken.None);
        }
        catch (Exception error) when (error is StackExchange.Redis.RedisException or TimeoutException)
        {
            throw new StoreException("The store does not answer; start it or correct ConnectionStrings__Redis.", error);
        }
    }
}
