using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Outbox;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Jobs;
using PublicReport.ReportingCore.Jobs.Staff;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Jobs;

public sealed class DamagedDocumentsOnGarnetTests(GarnetFixture store) : DamagedDocumentTests(store), IClassFixture<GarnetFixture>;

public sealed class DamagedDocumentsOnRedisTests(RedisFixture store) : DamagedDocumentTests(store), IClassFixture<RedisFixture>;

/// <summary>One document, or one township, that cannot be read ends no list and no job for the others.</summary>
public abstract class DamagedDocumentTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private string neighbour = "";

    private IDatabase Redis => core.Services.GetRequiredService<RedisConnections>().Writes;

    private TownshipKeys Keys => new(core.Area);

    /// <summary>The core's own township comes before its neighbour in every sweep.</summary>
    public async Task InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("pr-neighbours-").FullName;
        core = await Core.StartAsync(store.ConnectionString, settings: new() { ["Jurisdictions"] = Path.Combine(folder, "jurisdictions") }, jurisdiction: yaml =>
        {
            var area = yaml.Split('\n').Single(line => line.StartsWith("area:", StringComparison.Ordinal)).Split(':')[1].Trim().Trim('"', '\'');
            neighbour = (int.Parse(area, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
            Directory.CreateDirectory(Path.Combine(folder, "jurisdictions"));
            File.Copy(Path.Combine(AppContext.BaseDirectory, "holidays.yaml"), Path.Combine(folder, "holidays.yaml"));
            File.WriteAllText(Path.Combine(folder, "jurisdictions", $"{area}.yaml"), yaml);
            File.WriteAllText(Path.Combine(folder, "jurisdictions", $"{neighbour}.yaml"), yaml.Replace(area, neighbour, StringComparison.Ordinal));
            return yaml;
        });
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_hazard_that_cannot_be_read_is_missing_from_the_list_and_no_other_is()
    {
        var damaged = await ReportAsync("井盖没了");
        await ReportAsync("配电箱冒火花");
        await ReportAsync("围墙裂了");
        await DamageAsync(Keys.Hazard(damaged.HazardId));

        Assert.Equal(2, (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Total);
        Assert.Equal(1, (await core.Send(new ListHazards(core.ActorOf("safety-office")) { Search = "围墙" })).Value.Total);
    }

    [Fact]
    public async Task A_hazard_damaged_after_it_was_listed_keeps_no_other_from_ringing_again()
    {
        var damaged = await ReportAsync("井盖没了", urgent: true);
        await ReportAsync("配电箱冒火花", urgent: true);
        Assert.Equal(2, (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Total);
        await DamageAsync(Keys.Hazard(damaged.HazardId));
        core.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(1, await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default));
    }

    [Fact]
    public async Task A_report_damaged_after_it_was_listed_keeps_no_other_from_its_proposal()
    {
        core.Classifier.Next = null;
        var damaged = await ReportAsync("井盖没了");
        await ReportAsync("配电箱冒火花");
        Assert.Equal(2, (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Total);
        await DamageAsync(Keys.Report(damaged.Id));
        core.Classifier.Next = SettableClassifier.Of("electric-power");

        Assert.Equal(1, await Reclassify.AskAllAsync(default));
    }

    [Fact]
    public async Task A_township_whose_head_cannot_be_read_keeps_its_neighbour_neither_from_ladder_nor_from_proposals()
    {
        core.Classifier.Next = null;
        await ReportAsync("配电箱冒火花", urgent: true, neighbour);
        await DamageAsync(Keys.Head);
        core.Classifier.Next = SettableClassifier.Of("electric-power");
        core.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(1, await core.Services.GetRequiredService<SupervisionJob>().SweepAsync(default));
        Assert.Equal(1, await Reclassify.AskAllAsync(default));
    }

    [Fact]
    public async Task A_township_whose_outbox_cannot_be_read_keeps_its_neighbours_news_from_nobody()
    {
        await ReportAsync("配电箱冒火花", urgent: true, neighbour);
        await DamageAsync(Keys.Outbox(Delivery.Staff));

        Assert.Equal(1, await core.Services.GetRequiredService<StaffSender>().SendDueAsync(default));
    }

    private ReclassifyJob Reclassify => ActivatorUtilities.CreateInstance<ReclassifyJob>(core.Services);

    private async Task DamageAsync(RedisKey key)
    {
        await Redis.KeyDeleteAsync(key);
        await Redis.StringSetAsync(key, "damaged");
    }

    private async Task<Report> ReportAsync(string text, bool urgent = false, string? area = null)
    {
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = area ?? core.Area,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            Urgent = urgent,
        });
        Assert.True(Receipt.TryParse(accepted.Value.Receipt, out var receipt));
        var reader = core.Services.GetRequiredService<TownshipReader>();
        return (await reader.FindReportAsync(receipt.Area, (await reader.FindReceiptAsync(receipt))!.Value))!;
    }
}
