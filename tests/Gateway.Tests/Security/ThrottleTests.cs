using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Security;
using Xunit;

namespace PublicReport.Gateway.Tests.Security;

public sealed class ThrottleTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void A_bucket_is_one_client_and_changes_with_the_hour()
    {
        var buckets = new ClientBuckets(clock);
        var first = buckets.Of(IPAddress.Parse("203.0.113.7"));

        Assert.Equal(first, buckets.Of(IPAddress.Parse("::ffff:203.0.113.7")));
        Assert.NotEqual(first, buckets.Of(IPAddress.Parse("203.0.113.8")));
        Assert.NotEqual(first, new ClientBuckets(clock).Of(IPAddress.Parse("203.0.113.7")));
        Assert.Equal(buckets.Of(IPAddress.Parse("2001:db8:1:2::3")), buckets.Of(IPAddress.Parse("2001:db8:1:2:ffff::9")));
        Assert.NotEqual(buckets.Of(IPAddress.Parse("2001:db8:1:2::3")), buckets.Of(IPAddress.Parse("2001:db8:1:3::3")));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.NotEqual(first, buckets.Of(IPAddress.Parse("203.0.113.7")));
    }

    [Fact]
    public void Wrong_receipts_make_the_same_client_wait_longer_and_longer_and_nobody_else()
    {
        var throttle = new ReceiptThrottle(new(clock), clock);
        var (guesser, neighbour) = (Client("203.0.113.7"), Client("203.0.113.8"));

        var waits = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            waits.Add(throttle.DelayOf(guesser).TotalSeconds);
            throttle.Missed(guesser);
        }

        Assert.Equal([0, 0, 0, 0, 0.5, 1, 2, 4, 8, 8], waits);
        Assert.Equal(TimeSpan.Zero, throttle.DelayOf(neighbour));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.Zero, throttle.DelayOf(guesser));
    }

    [Fact]
    public async Task The_wait_comes_before_the_look_up()
    {
        var throttle = new ReceiptThrottle(new(clock), clock);
        var guesser = Client("203.0.113.7");
        Assert.True(throttle.WaitAsync(guesser, CancellationToken.None).IsCompletedSuccessfully);
        for (var i = 0; i < 5; i++)
        {
            throttle.Missed(guesser);
        }

        var waiting = throttle.WaitAsync(guesser, CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await waiting;
    }

    private static DefaultHttpContext Client(string address) => new() { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
}
