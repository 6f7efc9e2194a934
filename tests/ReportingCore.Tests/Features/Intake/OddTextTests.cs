using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Intake;

public sealed class OddTextOnGarnetTests(GarnetFixture store) : OddTextTests(store), IClassFixture<GarnetFixture>;

public sealed class OddTextOnRedisTests(RedisFixture store) : OddTextTests(store), IClassFixture<RedisFixture>;

/// <summary>Signs that Unicode calls no text, or that are two units long, are no reason to lose a report or the lists of a township.</summary>
public abstract class OddTextTests(IStoreFixture store) : IAsyncLifetime
{
    private const string NoText = "\uFFFE";
    private static readonly string Long = "松岗村小学门口电线杆歪了，快倒了。" + new string('又', 200);
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Theory]
    [InlineData(100)]
    [InlineData(180)]
    public async Task A_report_with_a_sign_that_is_no_text_is_taken_listed_and_found_by_its_words(int at)
    {
        await ReportAsync(Long.Insert(at, NoText) + "旁边是配电房");
        await ReportAsync("竹园村井盖没了");

        Assert.Equal(2, await FoundAsync(""));
        Assert.Equal(1, await FoundAsync("配电房"));
        Assert.Equal(1, await FoundAsync($"配电{NoText}房"));
    }

    [Fact]
    public async Task Such_a_report_does_not_end_the_asking_for_proposals()
    {
        core.Classifier.Next = null;
        await ReportAsync(Long + NoText);
        core.Classifier.Next = SettableClassifier.Of("electric-power");

        Assert.Equal(1, await ActivatorUtilities.CreateInstance<ReclassifyJob>(core.Services).AskAllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(39)]
    [InlineData(159)]
    public async Task A_picture_sign_lying_where_words_are_cut_is_no_obstacle(int at)
    {
        var text = Long.Insert(at, "😀");

        Assert.True((await core.Send(new AssessReport { Area = core.Area, Text = text })).IsOk);
        await ReportAsync(text);

        var hazard = Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);
        Assert.DoesNotContain('\uFFFD', hazard.Title);
        Assert.StartsWith(hazard.Title.TrimEnd('…'), text, StringComparison.Ordinal);
    }

    private async Task<int> FoundAsync(string words) => (await core.Send(new ListHazards(core.ActorOf("safety-office")) { Search = words })).Value.Total;

    private async Task ReportAsync(string text) => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    })).IsOk);
}
