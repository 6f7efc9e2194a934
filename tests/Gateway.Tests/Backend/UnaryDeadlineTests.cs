using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Gateway.Backend;
using Xunit;

namespace PublicReport.Gateway.Tests.Backend;

public sealed class UnaryDeadlineTests
{
    [Fact]
    public async Task A_core_that_takes_connections_and_never_answers_is_a_core_that_is_away()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var settings = new GatewaySettings
        {
            Redis = "",
            ReportingCore = $"http://{silent.LocalEndpoint}",
            ServiceKey = "k",
            CorePatience = TimeSpan.FromMilliseconds(200),
            WeChat = new() { AppId = "", AppSecret = "", Token = "", EncodingAesKey = "" },
        };
        var services = new ServiceCollection().AddLogging().AddSingleton(settings).AddBackend(settings);
        await using var provider = services.BuildServiceProvider();
        var leased = await provider.GetRequiredService<IDeliveryBackend>().LeaseAsync(1, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.True(leased.IsUnavailable);
    }
}
