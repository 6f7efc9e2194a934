using Microsoft.Extensions.DependencyInjection;
using PublicReport.Gateway;
using PublicReport.Gateway.Backend;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

[Collection(PhoneCollection.Name)]
public sealed class SilentLineTests(PhoneStack stack)
{
    /// <summary>Refused and cut lines tell by themselves; a frozen machine or a firewall that forgets says nothing.</summary>
    [Fact]
    public async Task A_live_page_learns_within_half_a_minute_that_the_core_has_fallen_silent()
    {
        var settings = stack.Stack.Gateway.Services.GetRequiredService<GatewaySettings>();
        await using var line = new CutLine(settings.ReportingCore);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(settings);
        services.AddBackend(settings with { ReportingCore = line.Address });
        await using var provider = services.BuildServiceProvider();
        var link = stack.Stack.FirstRunLinks.Single(link => link.Area == Handlers.Office.Area && link.Account == "power-supply");
        var session = (await provider.GetRequiredService<IAccessBackend>().RedeemAsync(link.Code, "一个够长的口令 2026")).Value!;
        await using var changes = provider.GetRequiredService<ICaseworkBackend>().WatchAsync(session.Token, CancellationToken.None).GetAsyncEnumerator();
        Assert.True(await changes.MoveNextAsync());

        await line.FallSilentAsync();

        var error = await Assert.ThrowsAsync<BackendException>(() => changes.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(40)));
        Assert.Equal("store-unavailable", error.Code);
    }
}
