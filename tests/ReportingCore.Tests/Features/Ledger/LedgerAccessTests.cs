using Google.Protobuf;
using Grpc.Core;
using PublicReport.Protos.Ledger.V1;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Features.Ledger;
using PublicReport.ReportingCore.Features.Ledger.Sheets;
using PublicReport.TestKit;
using Xunit;
using LedgerClient = PublicReport.Protos.Ledger.V1.Ledger.LedgerClient;

namespace PublicReport.ReportingCore.Tests.Features.Ledger;

public sealed class LedgerAccessOnGarnetTests(GarnetFixture store) : LedgerAccessTests(store), IClassFixture<GarnetFixture>;

public sealed class LedgerAccessOnRedisTests(RedisFixture store) : LedgerAccessTests(store), IClassFixture<RedisFixture>;

public abstract class LedgerAccessTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_department_sees_the_entries_and_enterprises_of_its_own_domains_and_the_safety_office_all()
    {
        var (emergency, construction, office) = (core.ActorOf("emergency-office"), core.ActorOf("construction-office"), core.ActorOf("safety-office"));
        var mine = (await core.Send(new EnterFinding(emergency, Request(), Findings.Of(core)))).Value;
        await core.Send(new EnterFinding(construction, Request(), Findings.Of(core, "某燃气公司", domain: "gas")));

        Assert.Equal(1, (await core.Send(new ListLedger(emergency, new()))).Value.Total);
        Assert.Equal(1, (await core.Send(new ListLedger(construction, new()))).Value.Total);
        Assert.Equal(2, (await core.Send(new ListLedger(office, new()))).Value.Total);
        Assert.Single((await core.Send(new FindEnterprises(construction, ""))).Value);
        Assert.Equal("enterprise-not-found", (await core.Send(new GetEnterprise(construction, mine.Enterprise))).Refusal!.Code);
        Assert.Equal("hazard-not-found", (await core.Send(new GetLedgerEntry(construction, mine.Hazard))).Refusal!.Code);
        Assert.Equal("enterprise-not-found", (await core.Send(new RecordSelfCheck(construction, Request(), mine.Enterprise, 1, new(2026, 3, 1)) { Leader = "甲" })).Refusal!.Code);
        Assert.Equal(1, SheetTable.Read("a.xlsx", (await core.Send(new ExportLedger(construction, new LedgerFilter()))).Value.Content).Value.Rows.Count - 1);
        Assert.Equal((1, 1), ((await core.Send(new ListDuties(emergency, DutyPeriod.Quarter(2026, 1)))).Value.Enterprises, Flow((await core.Send(new CountLedger(emergency, new(2026, 1, 1), new(2026, 12, 31)))).Value)));
    }

    [Fact]
    public async Task Nobody_enters_or_imports_for_a_domain_that_is_not_his()
    {
        var forester = core.ActorOf("forestry-station");

        Assert.Equal("domain-not-yours", (await core.Send(new EnterFinding(forester, Request(), Findings.Of(core)))).Refusal!.Code);
        Assert.Equal("domain-not-yours", (await core.Send(new SaveEnterprise(forester, Request(), "甲公司", "gas"))).Refusal!.Code);
        var import = await core.Send(new ImportFindings(forester, Request(), "a.xlsx", Findings.Workbook(Findings.Rows(1)), false));
        Assert.Equal("domain-not-yours", Assert.Single(import.Value.Problems).Code);
    }

    [Fact]
    public async Task Custodians_and_village_cadres_see_nothing_and_leaders_read_only()
    {
        var custodian = core.ActorOf("", Role.Custodian);
        var cadre = core.ActorOf("", Role.VillageCadre) with { VillageCode = core.Area + "201" };
        var leader = core.ActorOf("safety-office", Role.Leader);
        foreach (var stranger in new[] { custodian, cadre })
        {
            Assert.Equal("ledger-forbidden", (await core.Send(new ListLedger(stranger, new()))).Refusal!.Code);
            Assert.Equal("ledger-forbidden", (await core.Send(new CountLedger(stranger, new(2026, 1, 1), new(2026, 3, 1)))).Refusal!.Code);
            Assert.Equal("ledger-forbidden", (await core.Send(new ExportLedger(stranger, new LedgerFilter()))).Refusal!.Code);
            Assert.Equal("ledger-forbidden", (await core.Send(new GetImportTemplate(stranger))).Refusal!.Code);
            Assert.Equal("ledger-forbidden", (await core.Send(new EnterFinding(stranger, Request(), Findings.Of(core)))).Refusal!.Code);
        }

        Assert.True((await core.Send(new ListLedger(leader, new()))).IsOk);
        Assert.Equal("ledger-forbidden", (await core.Send(new EnterFinding(leader, Request(), Findings.Of(core)))).Refusal!.Code);
        Assert.Equal("ledger-forbidden", (await core.Send(new ImportFindings(leader, Request(), "a.xlsx", [1], true))).Refusal!.Code);
    }

    [Fact]
    public async Task Over_the_wire_a_file_is_imported_listed_counted_and_exported()
    {
        var client = new LedgerClient(await core.ConnectAsync());
        var office = core.As(core.ActorOf("safety-office"));
        var answer = await ImportAsync(client, office, Findings.Workbook(Findings.Rows(2)));
        Assert.Equal((2, 0), (answer.NewRows, answer.Problems.Count));

        var line = (await client.ListEntriesAsync(new() { PageSize = 1 }, office)).Entries.Single();
        Assert.Equal(("enterprise-self-check", "rectifying", "2026-04-30"), (line.Source, line.State, line.Deadline));
        var figure = (await client.CountAsync(new() { From = "2026-01-01", To = "2026-12-31" }, office)).Figures.Single(item => item.Key == "found");
        Assert.Equal(2, (await client.ListEntriesAsync(new() { Filter = figure.Filter }, office)).Total);
        using var export = client.Export(new(), office);
        var content = new MemoryStream();
        await foreach (var part in export.ResponseStream.ReadAllAsync())
        {
            part.Chunk.WriteTo(content);
        }

        Assert.Equal(3, SheetTable.Read("a.xlsx", content.ToArray()).Value.Rows.Count);
    }

    [Fact]
    public async Task Over_the_wire_a_stale_change_is_aborted_and_names_the_newer_event()
    {
        var client = new LedgerClient(await core.ConnectAsync());
        var office = core.As(core.ActorOf("safety-office"));
        var saved = await client.SaveEnterpriseAsync(new() { RequestId = Request(), Name = "甲公司", Domain = "gas" }, office);
        await client.RecordSelfCheckAsync(new() { RequestId = Request(), EnterpriseId = saved.EnterpriseId, ExpectedVersion = saved.Version, On = "2026-03-01", Leader = "王五" }, office);

        var stale = await Assert.ThrowsAsync<RpcException>(async () => await client.SaveEnterpriseAsync(
            new() { RequestId = Request(), EnterpriseId = saved.EnterpriseId, ExpectedVersion = saved.Version, Name = "乙公司", Domain = "gas" }, office));

        Assert.Equal((StatusCode.Aborted, "conflict"), (stale.StatusCode, stale.Trailers.GetValue("error-code")));
        Assert.Equal("self-check-recorded", Protos.Casework.V1.NewerEvent.Parser.ParseFrom(stale.Trailers.GetValueBytes("newer-event-bin")).Act);
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026/03/01")]
    public async Task Over_the_wire_a_day_that_is_none_is_refused(string day)
    {
        var client = new LedgerClient(await core.ConnectAsync());

        var wrong = await Assert.ThrowsAsync<RpcException>(async () => await client.ListEntriesAsync(
            new() { Filter = new() { FoundFrom = day } }, core.As(core.ActorOf("safety-office"))));

        Assert.Equal("date-invalid", wrong.Trailers.GetValue("error-code"));
    }

    private static string Request() => Guid.NewGuid().ToString("N");

    private static int Flow(LedgerCount count) => count.Figures.Single(figure => figure is { Group: "flow", Key: "found" }).Count;

    private static async Task<ImportResponse> ImportAsync(LedgerClient client, Metadata office, byte[] file)
    {
        using var call = client.Import(office);
        await call.RequestStream.WriteAsync(new() { Header = new() { RequestId = Request(), FileName = "a.xlsx" } });
        foreach (var part in file.Chunk(1000))
        {
            await call.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(part) });
        }

        await call.RequestStream.CompleteAsync();
        return await call;
    }
}
