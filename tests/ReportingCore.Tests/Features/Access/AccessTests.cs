using System.Globalization;
using System.Text.RegularExpressions;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;
using Role = PublicReport.ReportingCore.Domain.Actors.Role;
using Wire = PublicReport.Protos.Access.V1;

namespace PublicReport.ReportingCore.Tests.Features.Access;

public sealed class AccessOnGarnetTests(GarnetFixture store) : AccessTests(store), IClassFixture<GarnetFixture>;

public sealed class AccessOnRedisTests(RedisFixture store) : AccessTests(store), IClassFixture<RedisFixture>;

public abstract class AccessTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Password = "一个够长的口令 2026";
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task The_first_run_gives_every_department_the_duty_officer_the_leader_and_two_custodians_a_link()
    {
        var links = await FirstRun.RunAsync(core.Services);

        Assert.Equal(18 + 4, links.Count);
        Assert.Equal(links.Count, links.Select(link => link.Code).Distinct().Count());
        Assert.Equal(["custodian-1", "custodian-2"], links.Select(link => link.Account).Where(name => name.StartsWith("custodian", StringComparison.Ordinal)));
        Assert.Equal(15, (await FirstRun.RunAsync(core.Services, villageCadres: true)).Count(link => link.Account.StartsWith("village-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_restart_prints_only_links_nobody_has_redeemed_and_leaves_the_printed_ones_good()
    {
        var first = await FirstRun.RunAsync(core.Services);
        await Redeem(first, "power-supply");

        var second = await FirstRun.RunAsync(core.Services);

        Assert.DoesNotContain(second, link => link.Account == "power-supply");
        Assert.Equal(first.Count - 1, second.Count);
        Assert.True((await core.Send(new RedeemLink(CodeOf(first, "forestry-station"), Password))).IsOk);
        Assert.Equal("link-invalid", (await core.Send(new RedeemLink(CodeOf(second, "forestry-station"), Password))).Refusal!.Code);
    }

    [Fact]
    public async Task A_link_sets_the_password_once_and_the_password_signs_in()
    {
        var links = await FirstRun.RunAsync(core.Services);
        var redeemed = await Redeem(links, "power-supply");

        var session = (await core.Send(new SignIn(core.Area, " Power-Supply ", Password))).Value;

        Assert.Equal(redeemed.Actor.Account, session.Actor.Account);
        Assert.Equal("power-supply", core.Services.GetRequiredService<ActorTokens>().Verify(session.Token)!.Actor.Department);
        Assert.Equal("link-invalid", (await core.Send(new RedeemLink(CodeOf(links, "power-supply"), Password))).Refusal!.Code);
    }

    [Fact]
    public async Task A_link_expires_after_seven_days()
    {
        var links = await FirstRun.RunAsync(core.Services);

        core.Clock.Advance(TimeSpan.FromDays(7));

        Assert.Equal("link-invalid", (await core.Send(new RedeemLink(CodeOf(links, "power-supply"), Password))).Refusal!.Code);
    }

    [Fact]
    public async Task Unknown_account_wrong_password_and_unredeemed_account_get_the_same_answer()
    {
        await Redeem(await FirstRun.RunAsync(core.Services), "power-supply");

        var refusals = new[]
        {
            (await core.Send(new SignIn(core.Area, "nobody", Password))).Refusal,
            (await core.Send(new SignIn(core.Area, "power-supply", "wrong password"))).Refusal,
            (await core.Send(new SignIn(core.Area, "forestry-station", Password))).Refusal,
        };

        Assert.Equal("sign-in-wrong", Assert.Single(refusals.Distinct())!.Code);
    }

    [Fact]
    public async Task Guessing_slows_down_and_even_the_right_password_has_to_wait()
    {
        await Redeem(await FirstRun.RunAsync(core.Services), "power-supply");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => core.Send(new SignIn(core.Area, "power-supply", $"guess number {i}"))));

        Assert.Equal("too-many-sign-ins", (await core.Send(new SignIn(core.Area, "power-supply", Password))).Refusal!.Code);
        core.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True((await core.Send(new SignIn(core.Area, "power-supply", Password))).IsOk);
        Assert.True((await core.Send(new SignIn(core.Area, "power-supply", Password))).IsOk);
    }

    [Fact]
    public async Task Sign_ins_failures_and_links_are_in_the_audit_chain_without_secrets()
    {
        var links = await FirstRun.RunAsync(core.Services);
        await Redeem(links, "power-supply");
        await core.Send(new SignIn(core.Area, "power-supply", "wrong password"));
        await core.Send(new SignIn(core.Area, "power-supply", Password));

        var reader = core.Services.GetRequiredService<TownshipReader>();
        var events = await reader.EventsAsync(core.Area, Enumerable.Range(1, (int)(await reader.HeadAsync(core.Area)).Version).Select(version => (long)version));

        Assert.Equal(["first-run-links-issued", "account-activated", "sign-in-failed", "signed-in"], events.Select(entry => entry.Act));
        Assert.DoesNotContain(CodeOf(links, "power-supply"), string.Concat(events.SelectMany(entry => entry.Details.Values)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_safety_office_adds_people_and_resets_passwords()
    {
        var person = core.ActorOf("police") with { Account = "Police-2", DisplayName = "民警二" };

        Assert.Equal("safety-office-only", (await core.Send(Issue("power-supply", person))).Refusal!.Code);
        var link = (await core.Send(Issue("safety-office", person))).Value;
        var session = (await core.Send(new RedeemLink(link.Code, Password))).Value;

        Assert.Equal("police-2", session.Actor.Account);
        Assert.Equal("safety-office-only", (await core.Send(new ListAccounts(session.Actor))).Refusal!.Code);
        Assert.True(Assert.Single((await core.Send(new ListAccounts(core.ActorOf("safety-office")))).Value).Activated);
    }

    [Fact]
    public async Task A_reset_ends_older_links_and_the_old_password_works_until_the_new_link_is_redeemed()
    {
        await Redeem(await FirstRun.RunAsync(core.Services), "police");
        var older = (await core.Send(Issue("safety-office", core.ActorOf("police") with { Account = "police" }))).Value;
        var newer = (await core.Send(Issue("safety-office", core.ActorOf("police") with { Account = "police" }))).Value;

        Assert.Equal("link-invalid", (await core.Send(new RedeemLink(older.Code, "another password"))).Refusal!.Code);
        Assert.True((await core.Send(new SignIn(core.Area, "police", Password))).IsOk);
        Assert.True((await core.Send(new RedeemLink(newer.Code, "another password"))).IsOk);
        Assert.Equal("sign-in-wrong", (await core.Send(new SignIn(core.Area, "police", Password))).Refusal!.Code);
    }

    [Fact]
    public async Task With_two_active_custodians_the_safety_office_can_no_longer_make_custodians()
    {
        var links = await FirstRun.RunAsync(core.Services);
        var custodian = (await Redeem(links, "custodian-1")).Actor;
        await Redeem(links, "custodian-2");
        var third = custodian with { Account = "custodian-3", DisplayName = "保密员三" };

        Assert.Equal("safety-office-only", (await core.Send(Issue("safety-office", third))).Refusal!.Code);
        Assert.Equal("safety-office-only", (await core.Send(Issue("safety-office", core.ActorOf("police") with { Account = "custodian-1" }))).Refusal!.Code);
        Assert.True((await core.Send(new IssueLink(custodian, third, Guid.NewGuid().ToString("N")))).IsOk);
    }

    [Theory]
    [InlineData("custodian-2")]
    [InlineData("custodian-3")]
    [InlineData("police")]
    [InlineData("nobody-yet")]
    public async Task A_custodian_gives_no_office_to_any_account_and_takes_none_away(string account)
    {
        var links = await FirstRun.RunAsync(core.Services);
        var custodian = (await Redeem(links, "custodian-1")).Actor;
        await Redeem(links, "custodian-2");
        Assert.True((await core.Send(new IssueLink(custodian, custodian with { Account = "custodian-3", DisplayName = "保密员三" }, Guid.NewGuid().ToString("N")))).IsOk);

        var office = core.ActorOf("safety-office") with { Account = account };
        Assert.Equal("safety-office-only", (await core.Send(new IssueLink(custodian, office, Guid.NewGuid().ToString("N")))).Refusal?.Code);
        if (account == "police")
        {
            var taken = custodian with { Account = account, DisplayName = "民警" };
            Assert.Equal("safety-office-only", (await core.Send(new IssueLink(custodian, taken, Guid.NewGuid().ToString("N")))).Refusal?.Code);
        }
    }

    [Theory]
    [InlineData("no-such-office", Role.Handler, "unknown-department")]
    [InlineData("police", "king", "role-unknown")]
    [InlineData("police", Role.SafetyOffice, "role-needs-safety-office")]
    [InlineData("", Role.VillageCadre, "unknown-village")]
    public async Task A_person_without_a_possible_place_is_refused(string department, string role, string code)
    {
        var person = core.ActorOf(department, role) with { Account = "somebody", DisplayName = "某人" };

        Assert.Equal(code, (await core.Send(Issue("safety-office", person))).Refusal!.Code);
    }

    [Fact]
    public async Task Short_passwords_are_refused_before_the_link_is_used()
    {
        var links = await FirstRun.RunAsync(core.Services);

        Assert.Equal("password-too-short", (await core.Send(new RedeemLink(CodeOf(links, "police"), "short"))).Refusal!.Code);
        await Redeem(links, "police");
    }

    [Fact]
    public async Task Neither_names_nor_passwords_nor_codes_can_be_read_in_the_store()
    {
        var links = await FirstRun.RunAsync(core.Services);
        await Redeem(links, "police");

        await using var redis = await ConnectionMultiplexer.ConnectAsync(store.ConnectionString + ",allowAdmin=true");
        var found = 0;
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: $"*{core.Area}*"))
        {
            var value = await redis.GetDatabase().KeyTypeAsync(key) == RedisType.String ? (string?)await redis.GetDatabase().StringGetAsync(key) : "";
            Assert.DoesNotMatch(new Regex("police|派出所|" + links[0].Code.Split('-')[1]), $"{key} {value}");
            found++;
        }

        Assert.True(found > links.Count);
    }

    [Fact]
    public async Task Sign_in_and_lists_work_through_a_channel_and_refusals_carry_their_code()
    {
        var links = await FirstRun.RunAsync(core.Services);
        var client = new Wire.Access.AccessClient(await core.ConnectAsync());
        var office = await client.RedeemLinkAsync(new() { Code = CodeOf(links, "safety-office").ToLower(CultureInfo.InvariantCulture), NewPassword = Password });
        var headers = new Metadata { { "authorization", $"Bearer {office.ActorToken}" } };

        Assert.Equal("安委办", office.Actor.DepartmentName);
        Assert.Equal(links.Count, (await client.ListAccountsAsync(new(), headers)).Accounts.Count);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.SignInAsync(new() { AreaCode = core.Area, Account = "x", Password = "y" }));
        Assert.Equal(StatusCode.Unauthenticated, error.StatusCode);
        Assert.Equal("sign-in-wrong", error.Trailers.GetValue("error-code"));
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(async () => await client.ListAccountsAsync(new()))).StatusCode);
    }

    private static string CodeOf(IEnumerable<FirstRunLink> links, string account) => links.Single(link => link.Account == account).Code;

    private IssueLink Issue(string by, Actor person) => new(core.ActorOf(by), person, Guid.NewGuid().ToString("N"));

    private async Task<Session> Redeem(IEnumerable<FirstRunLink> links, string account) =>
        (await core.Send(new RedeemLink(CodeOf(links, account), Password))).Value;
}
