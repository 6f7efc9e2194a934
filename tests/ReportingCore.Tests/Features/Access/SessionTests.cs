using Google.Protobuf;
using Grpc.Core;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.TestKit;
using Xunit;
using Actor = PublicReport.ReportingCore.Domain.Actors.Actor;
using CaseworkClient = PublicReport.Protos.Casework.V1.Casework.CaseworkClient;
using LedgerClient = PublicReport.Protos.Ledger.V1.Ledger.LedgerClient;
using Role = PublicReport.ReportingCore.Domain.Actors.Role;
using Wire = PublicReport.Protos.Access.V1;

namespace PublicReport.ReportingCore.Tests.Features.Access;

public sealed class SessionOnGarnetTests(GarnetFixture store) : SessionTests(store), IClassFixture<GarnetFixture>;

public sealed class SessionOnRedisTests(RedisFixture store) : SessionTests(store), IClassFixture<RedisFixture>;

/// <summary>What ends a session, and where it is noticed.</summary>
public abstract class SessionTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Password = "一个够长的口令 2026";
    private const string OpenId = "oSessionTests0000000000000000";
    private Core core = null!;
    private Wire.Access.AccessClient client = null!;
    private IReadOnlyList<FirstRunLink> links = [];

    private Actor Police => core.ActorOf("police") with { Account = "police" };

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        client = new(await core.ConnectAsync());
        links = await FirstRun.RunAsync(core.Services);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_reset_signs_the_person_out_everywhere_at_once()
    {
        var first = await RedeemAsync("police");
        var second = (await core.Send(new SignIn(core.Area, "police", Password))).Value.Token;
        var other = await RedeemAsync("power-supply");
        await CallAsync(first, second, other);

        var link = await ChangeAsync(Police);

        await AssertSignedOutAsync(first, second);
        var between = (await core.Send(new SignIn(core.Area, "police", Password))).Value.Token;
        await CallAsync(between);
        var renewed = (await core.Send(new RedeemLink(link, Password))).Value.Token;
        await AssertSignedOutAsync(between);
        await CallAsync(renewed, other);
    }

    [Fact]
    public async Task Another_office_ends_the_session_of_the_old_one()
    {
        var token = await RedeemAsync("police");

        await ChangeAsync(Police with { Department = "forestry-station", Roles = [Role.Handler] });

        await AssertSignedOutAsync(token);
    }

    [Fact]
    public async Task Signing_out_ends_that_session_wherever_it_is_open_and_no_other()
    {
        var left = await RedeemAsync("police");
        var second = (await core.Send(new SignIn(core.Area, "police", Password))).Value.Token;

        await client.SignOutAsync(new() { RequestId = NewId() }, Headers(left));

        await AssertSignedOutAsync(left);
        await CallAsync(second);
        await client.SignOutAsync(new() { RequestId = NewId() }, Headers(second));
        await AssertSignedOutAsync(left, second);
    }

    [Fact]
    public async Task A_stream_that_was_open_before_the_reset_tells_nothing_after_it()
    {
        var headers = Headers(await RedeemAsync("safety-office"));
        using var watch = new CaseworkClient(await core.ConnectAsync()).Watch(new(), headers);
        Assert.True(await watch.ResponseStream.MoveNext(default));
        await ReportAsync("松岗村小学门口电线杆歪了");
        Assert.True(await watch.ResponseStream.MoveNext(default));

        await ChangeAsync(core.ActorOf("safety-office") with { Account = "safety-office" });
        await ReportAsync("罗集街上超市门口广告牌要掉下来了");

        await AssertSignedOutAsync(() => watch.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task An_upload_that_was_open_before_the_reset_changes_nothing_after_it()
    {
        var headers = Headers(await RedeemAsync("safety-office"));
        using var upload = new LedgerClient(await core.ConnectAsync()).Import(headers);
        await upload.RequestStream.WriteAsync(new() { Header = new() { RequestId = NewId(), FileName = "a.xlsx" } });
        // More than the connection takes unread: the last part leaves only when the core has let the caller in and reads.
        for (var part = 0; part < 4; part++)
        {
            await upload.RequestStream.WriteAsync(new() { Chunk = ByteString.CopyFrom(new byte[512 * 1024]) });
        }

        await ChangeAsync(core.ActorOf("safety-office") with { Account = "safety-office" });
        await upload.RequestStream.CompleteAsync();

        await AssertSignedOutAsync(async () => await upload);
    }

    [Fact]
    public async Task A_binding_code_of_a_session_that_has_ended_binds_nobody()
    {
        var stolen = Headers(await RedeemAsync("police"));
        var code = (await client.IssueBindingCodeAsync(new() { RequestId = NewId() }, stolen)).Code;

        await core.Send(new RedeemLink(await ChangeAsync(Police), Password));

        Assert.Equal("binding-code-invalid", (await core.Send(new BindWeChat(NewId(), code, OpenId))).Refusal!.Code);
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    private static Metadata Headers(string token) => new() { { "authorization", $"Bearer {token}" } };

    private static async Task AssertSignedOutAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal((StatusCode.Unauthenticated, "not-signed-in"), (error.StatusCode, error.Trailers.GetValue("error-code")));
    }

    private async Task<string> RedeemAsync(string account) =>
        (await core.Send(new RedeemLink(links.Single(link => link.Account == account).Code, Password))).Value.Token;

    /// <returns>The code of the new link.</returns>
    private async Task<string> ChangeAsync(Actor person) => (await core.Send(new IssueLink(core.ActorOf("safety-office"), person, NewId()))).Value.Code;

    private async Task ReportAsync(string text) => Assert.True((await core.Send(new SubmitReport
    {
        RequestId = NewId(),
        Area = core.Area,
        Text = text,
        Channel = Channel.WeChat,
        Anonymity = Anonymity.Anonymous,
    })).IsOk);

    private async Task CallAsync(params string[] tokens)
    {
        foreach (var token in tokens)
        {
            await client.FindBindingAsync(new(), Headers(token));
        }
    }

    private async Task AssertSignedOutAsync(params string[] tokens)
    {
        foreach (var token in tokens)
        {
            await AssertSignedOutAsync(() => CallAsync(token));
        }
    }
}

/// <summary>The store goes away: who is asking cannot be known, and that is said as such.</summary>
public sealed class SessionWithoutStoreTests
{
    [Fact]
    public async Task Without_the_store_a_call_by_a_person_is_unavailable_and_nobody_is_signed_out()
    {
        var store = new RedisFixture();
        await store.InitializeAsync();
        await using var core = await Core.StartAsync(store.ConnectionString);
        var headers = core.As(core.ActorOf("police"));
        var client = new Wire.Access.AccessClient(await core.ConnectAsync());
        await client.FindBindingAsync(new(), headers);

        await store.DisposeAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.FindBindingAsync(new(), headers));
        Assert.Equal((StatusCode.Unavailable, "store-unavailable"), (error.StatusCode, error.Trailers.GetValue("error-code")));
    }
}
