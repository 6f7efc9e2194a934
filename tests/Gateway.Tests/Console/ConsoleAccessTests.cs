using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

public sealed class ConsoleAccessTests
{
    private static readonly string[] Open =
        ["/console/sign-in", "/console/link", "/console/session", "/console/session/link", "/console/console.css", "/console/paper.css", "/console/statistics.css"];

    [Fact]
    public async Task Every_console_endpoint_asks_for_sign_in_except_the_ones_that_sign_in()
    {
        var settings = new GatewaySettings
        {
            // Nothing listens there: endpoints are read, no request is made.
            Redis = "127.0.0.1:1,connectTimeout=200,connectRetry=0",
            ReportingCore = "http://127.0.0.1:1",
            ServiceKey = "key-of-the-endpoint-test",
            WeChat = new() { AppId = "wx0000000000000001", AppSecret = "secret", Token = "token", EncodingAesKey = new string('A', 43) },
        };
        await using var app = await GatewayHost.BuildAsync(WebApplication.CreateBuilder(), settings);
        var console = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => Path(endpoint).StartsWith("/console", StringComparison.Ordinal)).ToList();

        Assert.Contains(console, endpoint => Path(endpoint) == "/console/queue");
        Assert.All(
            console.Where(endpoint => !Open.Any(open => Path(endpoint).Split('.')[0] == open.Split('.')[0])),
            endpoint => Assert.True(
                endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null, Path(endpoint)));
    }

    [Fact]
    public void Every_form_of_an_act_has_a_call_of_the_core() =>
        Assert.All(ActForms.All, form => Assert.NotNull(CaseworkBackendActs.Find(form.Call)));

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
}
