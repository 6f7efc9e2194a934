using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;
using Reports = PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Tests.Evidence;

public sealed class EvidenceCleaningOnGarnetTests(GarnetFixture store) : EvidenceCleaningTests(store), IClassFixture<GarnetFixture>;

public sealed class EvidenceCleaningOnRedisTests(RedisFixture store) : EvidenceCleaningTests(store), IClassFixture<RedisFixture>;

/// <summary>What becomes of uploads that nobody named, and what never becomes of the others.</summary>
public abstract class EvidenceCleaningTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==";
    private Core core = null!;

    private string Folder => Path.Combine(core.Folder, "evidence", core.Area);

    private string Discarded => Path.Combine(Folder, "discarded");

    private StoreGuard Guard => core.Services.GetRequiredService<StoreGuard>();

    private IDatabase Redis => core.Services.GetRequiredService<RedisConnections>().Writes;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task An_upload_that_no_report_named_is_discarded_after_a_day_and_one_that_was_named_stays()
    {
        var used = await UploadAsync();
        var forgotten = await UploadAsync();
        await SubmitAsync(used);
        await WriteAsync("HALF.tmp", core.Clock.GetUtcNow());

        core.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await SweepAsync());
        core.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, await SweepAsync());

        Assert.NotNull(await core.Services.GetRequiredService<IEvidenceStore>().ReadAsync(core.Area, used));
        Assert.Equal([used.Value], Names(Folder));
        Assert.Equal("unknown-evidence", (await core.Send(Report(forgotten))).Refusal!.Code);
    }

    [Fact]
    public async Task An_upload_whose_description_cannot_be_read_stays_and_keeps_no_other()
    {
        var damaged = await UploadAsync();
        await UploadAsync();
        await Redis.StringSetAsync(new TownshipKeys(core.Area).Evidence(damaged), "damaged");
        core.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(1, await SweepAsync());

        Assert.Equal([damaged.Value], Names(Folder));
    }

    [Fact]
    public async Task What_was_discarded_is_deleted_thirty_days_later()
    {
        var forgotten = await UploadAsync();
        core.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync();

        core.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1));
        await SweepAsync();
        Assert.Equal([forgotten.Value], Names(Discarded));
        core.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync();
        Assert.Empty(Names(Discarded));
    }

    [Fact]
    public async Task A_store_emptied_under_the_running_core_loses_no_file_that_a_report_a_supplement_or_casework_claimed()
    {
        var reported = await UploadAsync();
        var receipt = await SubmitAsync(reported);
        var added = await UploadAsync();
        Assert.True((await core.Send(new SupplementReport(Request(), receipt, "就在门口", [added]))).IsOk);
        var taken = await UploadAsync();
        await VerifyAsync(taken);
        core.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(0, await SweepAsync());

        await EmptyStoreAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(SweepAsync);
        Assert.Contains("came back empty", refused.Message, StringComparison.Ordinal);
        Assert.Equal(new[] { reported.Value, added.Value, taken.Value }.Order(StringComparer.Ordinal), Names(Folder));
    }

    [Fact]
    public async Task A_store_rolled_back_under_the_running_core_loses_no_claimed_file_even_after_it_has_grown_again()
    {
        var used = await UploadAsync();
        var keys = new TownshipKeys(core.Area);
        var (head, unclaimed) = (await Redis.StringGetAsync(keys.Head), await Redis.StringGetAsync(keys.Evidence(used)));
        await SubmitAsync(used);
        await Guard.NoteAsync([core.Area]);
        await Guard.NoteAsync([core.Area]);
        var noted = await File.ReadAllTextAsync(Path.Combine(core.Folder, "store-marks"));

        await Redis.StringSetAsync(keys.Head, head);
        await Redis.StringSetAsync(keys.Evidence(used), unclaimed);
        core.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Contains("has lost entries", (await Assert.ThrowsAsync<StoreException>(SweepAsync)).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(() => Guard.NoteAsync([core.Area]));
        Assert.Equal(noted, await File.ReadAllTextAsync(Path.Combine(core.Folder, "store-marks")));
        await SubmitAsync();
        await SubmitAsync();
        Assert.Contains("has lost entries", (await Assert.ThrowsAsync<StoreException>(SweepAsync)).Message, StringComparison.Ordinal);
        Assert.Equal([used.Value], Names(Folder));
    }

    [Fact]
    public async Task A_file_discarded_while_its_claim_was_missing_returns_at_the_next_start_when_the_claim_is_back()
    {
        var used = await UploadAsync();
        await SubmitAsync(used);
        var key = new TownshipKeys(core.Area).Evidence(used);
        var claim = await Redis.StringGetAsync(key);
        await Redis.KeyDeleteAsync(key);
        core.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal(1, await SweepAsync());
        Assert.Equal([used.Value], Names(Discarded));

        await Redis.StringSetAsync(key, claim);
        await using var next = await Core.StartAsync(store.ConnectionString, twin: core);
        Assert.Equal(0, await SweepAsync(next));

        Assert.NotNull(await next.Services.GetRequiredService<IEvidenceStore>().ReadAsync(core.Area, used));
        Assert.Empty(Names(Discarded));
    }

    [Fact]
    public async Task After_the_first_sweep_of_a_start_only_the_files_of_three_days_are_asked_about()
    {
        await SweepAsync();
        await WriteAsync("OLD", core.Clock.GetUtcNow() - TimeSpan.FromDays(3));
        await WriteAsync("YOUNGER", core.Clock.GetUtcNow() - TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));

        Assert.Equal(1, await SweepAsync());
        Assert.Equal(["OLD"], Names(Folder));
        await using var next = await Core.StartAsync(store.ConnectionString, twin: core);
        Assert.Equal(1, await SweepAsync(next));
        Assert.Empty(Names(Folder));
    }

    private static string Request() => Guid.NewGuid().ToString("N");

    private static IEnumerable<string> Names(string folder) => Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private async Task EmptyStoreAsync()
    {
        await using var hand = await ConnectionMultiplexer.ConnectAsync($"{store.ConnectionString},allowAdmin=true");
        await hand.GetServers().Single().FlushDatabaseAsync();
    }

    private Task<int> SweepAsync() => SweepAsync(core);

    private static Task<int> SweepAsync(Core at) => at.Services.GetRequiredService<EvidenceCleaning>().SweepAsync(at.Area, CancellationToken.None);

    private async Task<EvidenceId> UploadAsync() =>
        (await core.Services.GetRequiredService<IEvidenceStore>().SaveAsync(core.Area, Convert.FromBase64String(Picture))).Value.Id;

    private async Task WriteAsync(string name, DateTimeOffset at)
    {
        var file = Path.Combine(Directory.CreateDirectory(Folder).FullName, name);
        await File.WriteAllTextAsync(file, "");
        File.SetLastWriteTimeUtc(file, at.UtcDateTime);
    }

    private async Task<string> SubmitAsync(params EvidenceId[] evidence) => (await core.Send(Report(evidence))).Value.Receipt;

    private async Task VerifyAsync(EvidenceId picture)
    {
        Assert.Null((await core.Send(new AcceptHazard(await HeaderAsync()))).Refusal);
        Assert.Null((await core.Send(new PerformAct(await HeaderAsync(), Act.SignFor, new()))).Refusal);
        var seen = new ActInput
        {
            People = ["甲", "乙"],
            Date = DateOnly.FromDateTime(core.Clock.GetUtcNow().Date),
            Finding = Finding.False,
            Pictures = [picture],
        };
        Assert.Null((await core.Send(new PerformAct(await HeaderAsync("看过了"), Act.Verify, seen))).Refusal);
    }

    private async Task<ActHeader> HeaderAsync(string note = "")
    {
        var hazard = Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);
        return new() { Actor = core.ActorOf("power-supply"), RequestId = Request(), Hazard = hazard.Id, ExpectedVersion = hazard.Version, Note = note };
    }

    private SubmitReport Report(params EvidenceId[] evidence) => new()
    {
        RequestId = Request(),
        Area = core.Area,
        Text = "松岗村小学门口电线杆歪了",
        Evidence = evidence,
        Channel = Reports.Channel.Web,
        Anonymity = Reports.Anonymity.Anonymous,
    };
}
