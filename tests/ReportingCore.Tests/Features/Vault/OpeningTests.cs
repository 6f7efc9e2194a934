using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.ReportingCore.Features.Vault;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Vault;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Vault;

public sealed class OpeningOnGarnetTests(GarnetFixture store) : OpeningTests(store), IClassFixture<GarnetFixture>;

public sealed class OpeningOnRedisTests(RedisFixture store) : OpeningTests(store), IClassFixture<RedisFixture>;

public abstract class OpeningTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Name = "测试举报人";
    private const string Phone = "00000000000";
    private const string Reason = "现场找不到，需要电话核实位置";
    private Core core = null!;

    private Actor Handler => core.ActorOf("power-supply");

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task One_asks_with_a_reason_a_custodian_grants_and_only_then_the_first_reads()
    {
        var report = await Submit(Anonymity.Confidential);
        var opening = (await Ask(report)).Value;
        Assert.Equal("opening-not-granted", (await core.Send(new ReadIdentity(Handler, opening.Id))).Refusal!.Code);

        await Decide(opening, grant: true);

        Assert.Equal(new ReporterIdentity(Name, Phone), (await core.Send(new ReadIdentity(Handler, opening.Id))).Value);
        Assert.Equal(1, Assert.Single((await core.Send(new ListOpenings(Custodian()))).Value).Readings);
    }

    [Fact]
    public async Task A_grant_lasts_a_day_and_a_denial_stands()
    {
        var granted = (await Ask(await Submit(Anonymity.Named))).Value;
        var denied = (await Ask(await Submit(Anonymity.Named))).Value;
        await Decide(granted, grant: true);
        await Decide(denied, grant: false);

        core.Clock.Advance(TimeSpan.FromHours(24));

        Assert.Equal("opening-not-granted", (await core.Send(new ReadIdentity(Handler, granted.Id))).Refusal!.Code);
        Assert.Equal("opening-not-granted", (await core.Send(new ReadIdentity(Handler, denied.Id))).Refusal!.Code);
        Assert.Equal("opening-decided", (await Decide(denied, grant: true)).Refusal!.Code);
    }

    [Fact]
    public async Task Nobody_but_a_custodian_decides_and_nobody_decides_what_they_asked_for()
    {
        var opening = (await Ask(await Submit(Anonymity.Named))).Value;
        var office = core.ActorOf("safety-office");
        var both = Handler with { Roles = [Role.Handler, Role.Custodian] };

        Assert.Equal("custodian-only", (await core.Send(new DecideOpening(office, Request(), opening.Id, true, "同意"))).Refusal!.Code);
        Assert.Equal("second-person-needed", (await core.Send(new DecideOpening(both, Request(), opening.Id, true, "同意"))).Refusal!.Code);
    }

    [Fact]
    public async Task Another_person_than_the_one_who_asked_reads_nothing_and_sees_no_opening()
    {
        var opening = (await Ask(await Submit(Anonymity.Named))).Value;
        await Decide(opening, grant: true);
        var colleague = Handler with { Account = "power-supply-2" };

        Assert.Equal("opening-not-found", (await core.Send(new ReadIdentity(colleague, opening.Id))).Refusal!.Code);
        Assert.Equal("opening-not-found", (await core.Send(new ReadIdentity(Custodian(), opening.Id))).Refusal!.Code);
        Assert.Empty((await core.Send(new ListOpenings(colleague))).Value);
    }

    [Fact]
    public async Task Who_may_not_see_the_original_cannot_ask_and_an_anonymous_report_has_nothing_to_open()
    {
        var named = await Submit(Anonymity.Named);
        var insider = await Submit(Anonymity.Confidential, insider: true);
        var anonymous = await Submit(Anonymity.Anonymous);

        Assert.Equal("report-not-found", (await Ask(named, core.ActorOf("forestry-station"))).Refusal!.Code);
        Assert.Equal("report-not-found", (await Ask(insider)).Refusal!.Code);
        Assert.True((await Ask(insider, core.ActorOf("safety-office"))).IsOk);
        Assert.Equal("reporter-anonymous", (await Ask(anonymous)).Refusal!.Code);
        Assert.Equal("reason-missing", (await core.Send(new AskForIdentity(Handler, Request(), named, "看看"))).Refusal!.Code);
    }

    [Fact]
    public async Task Asking_granting_and_every_reading_are_events_without_the_identity()
    {
        var opening = (await Ask(await Submit(Anonymity.Named))).Value;
        await Decide(opening, grant: true);
        await core.Send(new ReadIdentity(Handler, opening.Id));
        await core.Send(new ReadIdentity(Handler, opening.Id));

        var reader = core.Services.GetRequiredService<TownshipReader>();
        var head = await reader.HeadAsync(core.Area);
        var events = await reader.EventsAsync(core.Area, Enumerable.Range(1, (int)head.Version).Select(version => (long)version));

        Assert.Equal(
            ["identity-asked", "identity-granted", "identity-read", "identity-read"],
            events.Select(entry => entry.Act).Where(act => act.StartsWith("identity", StringComparison.Ordinal)));
        Assert.All(events, entry => Assert.DoesNotContain(Name, $"{entry.Note}{string.Join(' ', entry.Details.Values)}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_left_name_and_telephone_takes_them_back_with_the_receipt_and_a_grant_opens_nothing_any_more()
    {
        var accepted = await AcceptAsync(Anonymity.Named);
        var report = await ReportOf(accepted);
        var opening = (await Ask(report)).Value;
        await Decide(opening, grant: true);
        Assert.True((await core.Send(new TrackReport(accepted.Receipt))).Value.Report.HasIdentity);

        var request = Request();
        Assert.True((await core.Send(new ForgetIdentity(request, accepted.Receipt))).IsOk);
        Assert.True((await core.Send(new ForgetIdentity(request, accepted.Receipt))).IsOk);

        Assert.Null((await core.Services.GetRequiredService<TownshipReader>().FindIdentityAsync(core.Area, report)).Box);
        Assert.False((await core.Send(new TrackReport(accepted.Receipt))).Value.Report.HasIdentity);
        Assert.Equal("identity-deleted", (await core.Send(new ReadIdentity(Handler, opening.Id))).Refusal!.Code);
        Assert.Equal("identity-deleted", (await Ask(report)).Refusal!.Code);
        Assert.Equal("no-identity", (await core.Send(new ForgetIdentity(Request(), accepted.Receipt))).Refusal!.Code);
    }

    [Fact]
    public async Task After_the_reporter_deleted_the_identity_no_try_counts_as_a_reading_and_the_hazard_offers_none()
    {
        var accepted = await AcceptAsync(Anonymity.Named);
        var report = await ReportOf(accepted);
        var opening = (await Ask(report)).Value;
        await Decide(opening, grant: true);
        Assert.True(await OffersIdentityAsync(report));
        await core.Send(new ForgetIdentity(Request(), accepted.Receipt));
        var reader = core.Services.GetRequiredService<TownshipReader>();
        var before = (await reader.HeadAsync(core.Area)).Version;

        Assert.Equal("identity-deleted", (await core.Send(new ReadIdentity(Handler, opening.Id))).Refusal!.Code);
        Assert.Equal("identity-deleted", (await core.Send(new ReadIdentity(Handler, opening.Id))).Refusal!.Code);

        Assert.Equal(before, (await reader.HeadAsync(core.Area)).Version);
        Assert.Equal(0, Assert.Single((await core.Send(new ListOpenings(Custodian()))).Value).Readings);
        Assert.False(await OffersIdentityAsync(report));
    }

    [Fact]
    public async Task An_anonymous_report_has_no_identity_to_delete() =>
        Assert.Equal("no-identity", (await core.Send(new ForgetIdentity(Request(), (await AcceptAsync(Anonymity.Anonymous)).Receipt))).Refusal!.Code);

    [Fact]
    public async Task The_document_key_does_not_open_the_vault()
    {
        var report = await Submit(Anonymity.Named);
        var (key, box) = await core.Services.GetRequiredService<TownshipReader>().FindIdentityAsync(core.Area, report);

        Assert.DoesNotContain(Name, Encoding.UTF8.GetString(box!), StringComparison.Ordinal);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(
            () => core.Services.GetRequiredService<KeyRing>().Open(box, key!));
    }

    private async Task<bool> OffersIdentityAsync(ReportId report)
    {
        var hazard = (await core.Services.GetRequiredService<TownshipReader>().FindReportAsync(core.Area, report))!.HazardId;
        var casework = new Protos.Casework.V1.Casework.CaseworkClient(await core.ConnectAsync());
        return Assert.Single((await casework.GetHazardAsync(new() { HazardId = hazard.Value }, core.As(Handler))).Reports).HasIdentity;
    }

    private static string Request() => Guid.NewGuid().ToString("N");

    private Actor Custodian() => core.ActorOf("", Role.Custodian) with { Account = "custodian-1" };

    private Task<Outcome<IdentityOpening>> Ask(ReportId report, Actor? actor = null) =>
        core.Send(new AskForIdentity(actor ?? Handler, Request(), report, Reason));

    private Task<Outcome<IdentityOpening>> Decide(IdentityOpening opening, bool grant) =>
        core.Send(new DecideOpening(Custodian(), Request(), opening.Id, grant, "已核对理由"));

    private async Task<ReportId> Submit(Anonymity anonymity, bool insider = false) => await ReportOf(await AcceptAsync(anonymity, insider));

    private async Task<ReportAccepted> AcceptAsync(Anonymity anonymity, bool insider = false)
    {
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Request(),
            Area = core.Area,
            Text = $"第{Random.Shared.Next()}号杆的拉线断了",
            Channel = Channel.Web,
            Anonymity = anonymity,
            Insider = insider,
            Identity = anonymity == Anonymity.Anonymous ? null : new(Name, Phone),
        });
        return accepted.Value;
    }

    private async Task<ReportId> ReportOf(ReportAccepted accepted)
    {
        Assert.True(Receipt.TryParse(accepted.Receipt, out var receipt));
        return (await core.Services.GetRequiredService<TownshipReader>().FindReceiptAsync(receipt))!.Value;
    }
}
