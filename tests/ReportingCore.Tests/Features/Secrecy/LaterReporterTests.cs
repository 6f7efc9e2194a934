using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

public sealed class LaterReporterOnGarnetTests(GarnetFixture store) : LaterReporterTests(store), IClassFixture<GarnetFixture>;

public sealed class LaterReporterOnRedisTests(RedisFixture store) : LaterReporterTests(store), IClassFixture<RedisFixture>;

/// <summary>A later reporter, perhaps the accused himself, cannot find out that somebody confided in the same matter.</summary>
public abstract class LaterReporterTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private Village village = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        village = new(core);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    private const string Pole = "松岗村小学门口电线杆歪了，快倒了";

    [Fact]
    public async Task After_an_insiders_report_of_the_same_pole_receipt_and_tracking_name_the_same_office_and_it_goes_straight_there()
    {
        await village.InsiderAsync(Pole);
        var later = await village.ReportAsync(Pole);

        var track = await village.TrackAsync(later);

        Assert.Equal(("供电所", "供电所", "registered"), (later.HandlerName, track.HandlerName, track.State));
        Assert.Equal("power-supply", (await village.HazardOfAsync(later)).Department);
    }

    [Fact]
    public async Task What_comes_after_both_joins_the_open_one()
    {
        await village.InsiderAsync(Pole);
        var (second, third) = (await village.ReportAsync(Pole), await village.ReportAsync(Pole));

        Assert.Equal((await village.HazardOfAsync(second)).Id, (await village.HazardOfAsync(third)).Id);
    }

    [Fact]
    public async Task Joined_silently_to_a_confidential_report_that_is_long_in_hand_a_report_looks_new()
    {
        var first = await village.ReportAsync(Pole, report => report with { Anonymity = Anonymity.Confidential, Identity = new("王某某", "13900000000") });
        await village.ActAsync(first, "so assign to=water-station;d accept;d sign-for");

        var later = await village.ReportAsync(Pole);
        var track = await village.TrackAsync(later);

        Assert.Equal((await village.HazardOfAsync(first)).Id, (await village.HazardOfAsync(later)).Id);
        Assert.Equal(("供电所", "供电所", "registered"), (later.HandlerName, track.HandlerName, track.State));
        await village.ActAsync(first, "d verify");
        Assert.Equal("verified", (await village.TrackAsync(later)).State);
    }
}
