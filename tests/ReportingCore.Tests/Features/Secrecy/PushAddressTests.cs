using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

public sealed class PushAddressOnGarnetTests(GarnetFixture store) : PushAddressTests(store), IClassFixture<GarnetFixture>;

public sealed class PushAddressOnRedisTests(RedisFixture store) : PushAddressTests(store), IClassFixture<RedisFixture>;

/// <summary>A push address is kept only while a last word is to come (architecture rule 4).</summary>
public abstract class PushAddressTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private Village village = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        village = new(core);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    private const string OpenId = "oTestOpenId0000000000000001";
    private const string ToReply = "h accept;h sign-for;h verify false;h reply-finally";

    [Fact]
    public async Task Who_was_guided_elsewhere_leaves_no_address()
    {
        var guided = await village.ReportAsync("邻居夜里打麻将太吵", domain: "out-of-scope");

        Assert.Equal("already-final", await SubscribeAsync(guided));
    }

    [Theory]
    [InlineData(ToReply)]
    [InlineData("h pass-outside")]
    [InlineData("h decline")]
    public async Task After_the_last_word_no_address_is_taken(string life)
    {
        var report = await village.ReportAsync("电线杆歪了");
        await village.ActAsync(report, life);

        Assert.Equal("already-final", await SubscribeAsync(report));
        Assert.Null((await village.ReportOfAsync(report)).Push);
    }

    [Fact]
    public async Task Written_off_before_the_reply_the_reporter_may_still_ask_to_be_told()
    {
        var report = await village.ReportAsync("电线杆歪了");
        await village.ActAsync(report, "h accept;h sign-for;h verify;h rectify-at-once;h report-rectification;h2 reinspect;h3 write-off");

        Assert.Null(await SubscribeAsync(report));
        await village.ActAsync(report, "h reply-finally");
        Assert.Null((await village.ReportOfAsync(report)).Push);
    }

    [Fact]
    public async Task While_an_objection_is_open_an_address_is_kept_and_its_refusal_deletes_it()
    {
        var report = await village.ReportAsync("电线杆歪了");
        await village.ActAsync(report, ToReply);
        Assert.Null((await core.Send(new ObjectToReply(Guid.NewGuid().ToString("N"), report.Receipt, "没有人来看过"))).Refusal);

        Assert.Null(await SubscribeAsync(report));
        await village.ActAsync(report, "lead decide-objection no");

        Assert.Null((await village.ReportOfAsync(report)).Push);
        Assert.Contains((await core.Send(new LeaseDeliveries(10))).Value, leased => leased.Delivery.Text.StartsWith("异议复查维持原结论", StringComparison.Ordinal));
    }

    private async Task<string?> SubscribeAsync(ReportAccepted report) =>
        (await core.Send(new SubscribeToReport(Guid.NewGuid().ToString("N"), report.Receipt, OpenId))).Refusal?.Code;
}
