using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace PublicReport.Gateway.Tests.Security;

public sealed class EndpointTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_endpoint_says_who_may_and_how_often(bool simulator)
    {
        await using var app = await SilentCore.BuildAsync(settings: SilentCore.Settings with { Simulator = simulator });
        var endpoints = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToList();

        string[] known = ["/", "/r/{township:length(9)}/{handler?}", "/t/{handler?}", "/privacy", "/wechat", "/health", "/console/queue", "/console/session"];
        Assert.All(known, path => Assert.Contains(endpoints, endpoint => Path(endpoint) == path));
        Assert.All(endpoints, endpoint =>
        {
            var decided = endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            Assert.True(decided, $"{endpoint.DisplayName} does not say who may");
            Assert.True(endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null, $"{endpoint.DisplayName} has no limit");
        });
    }

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
}
