using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Storage;
using PublicReport.TestKit;
using StackExchange.Redis;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Intake;

public sealed class SubmitReportOnGarnetTests(GarnetFixture store) : SubmitReportTests(store), IClassFixture<GarnetFixture>;

public sealed class SubmitReportOnRedisTests(RedisFixture store) : SubmitReportTests(store), IClassFixture<RedisFixture>;

public abstract class SubmitReportTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Fact]
    public async Task A_report_arrives_in_the_queue_of_the_lead_department()
    {
        var accepted = (await core.Send(Sentence("松岗村小学门口电线杆歪了，快倒了"))).Value;

        Assert.True(Receipt.TryParse(accepted.Receipt, out var receipt));
        Assert.Equal(core.Area, receipt.Area);
        Assert.Equal("供电所", accepted.HandlerName);
        var page = (await core.Send(new ListHazards(core.ActorOf("power-supply")))).Value;
        Assert.Equal("松岗村小学门口电线杆歪了，快倒了", Assert.Single(page.Hazards).Title);
        Assert.Empty((await core.Send(new ListHazards(core.ActorOf("forestry-station")))).Value.Hazards);
    }

    [Fact]
    public async Task Submitting_the_same_request_twice_creates_one_report_and_gives_the_first_answer()
    {
        var request = Sentence("变压器冒烟", requestId: "request-0000000001");

        var first = (await core.Send(request)).Value;
        var second = (await core.Send(request)).Value;

        Assert.Equal(first, second);
        Assert.Single((await core.Send(new ListHazards(core.ActorOf("power-supply")))).Value.Hazards);
    }

    [Fact]
    public async Task What_the_sender_could_be_known_by_is_not_stored_with_the_report()
    {
        var accepted = (await core.Send(Sentence("变压器冒烟") with { SenderHash = "a-keyed-hash-of-somebody" })).Value;

        Assert.True(Receipt.TryParse(accepted.Receipt, out var receipt));
        var reader = core.Services.GetRequiredService<TownshipReader>();
        var report = await reader.FindReportAsync(core.Area, (await reader.FindReceiptAsync(receipt))!.Value);
        Assert.Empty(report!.SenderHash);
    }

    [Fact]
    public async Task Hundreds_of_reports_at_once_are_all_stored_once_and_numbered_without_gaps()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => core.Send(Sentence($"第{i}根电线杆倾斜"))));

        Assert.All(answers, answer => Assert.True(answer.IsOk));
        var page = (await core.Send(new ListHazards(core.ActorOf("power-supply")) { Take = 200 })).Value;
        Assert.Equal(300, page.Total);
        Assert.Equal(300, answers.Select(answer => answer.Value.Receipt).Distinct().Count());
    }

    [Fact]
    public async Task Two_instances_that_get_the_same_words_at_once_make_one_hazard()
    {
        await using var other = await Core.StartAsync(store.ConnectionString, twin: core);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? core : other).Send(Sentence("村口电线断了垂到地上"))));

        var hazard = Assert.Single((await core.Send(new ListHazards(core.ActorOf("power-supply")))).Value.Hazards);
        Assert.Equal(20, hazard.Reports.Distinct().Count());
    }

    [Fact]
    public async Task A_report_the_machine_is_unsure_of_goes_to_the_safety_office_with_its_proposals()
    {
        core.Classifier.Next = SettableClassifier.Of("electric-power", probability: 0.5);

        await core.Send(Sentence("那个东西要掉下来了"));

        var hazard = Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards);
        Assert.Equal("safety-office", hazard.Department);
        Assert.Equal(2, hazard.Route.Proposals.Count);
    }

    [Fact]
    public async Task A_classifier_that_does_not_answer_never_stops_intake()
    {
        core.Classifier.Next = null;

        var accepted = await core.Send(Sentence("井盖没了"));

        Assert.True(accepted.IsOk);
        Assert.Equal("安委办", accepted.Value.HandlerName);
    }

    [Fact]
    public async Task A_school_report_is_kept_from_the_office_that_runs_the_schools()
    {
        core.Classifier.Next = SettableClassifier.Of("campus");

        await core.Send(Sentence("食堂后门晚上锁死了"));

        Assert.Empty((await core.Send(new ListHazards(core.ActorOf("central-school")))).Value.Hazards);
        Assert.True(Assert.Single((await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards).Withheld);
    }

    [Theory]
    [InlineData("", "text-missing")]
    [InlineData("x", "unknown-village")]
    public async Task Bad_input_gets_a_stable_error_code(string text, string code)
    {
        var outcome = await core.Send(Sentence(text) with { VillageCode = text.Length == 0 ? "" : "999999999999" });

        Assert.Equal(code, outcome.Refusal!.Code);
        Assert.Equal(RefusalKind.Invalid, outcome.Refusal.Kind);
    }

    /// <summary>Two people would open an empty envelope, and nobody could be paid a reward.</summary>
    [Theory]
    [InlineData(Anonymity.Confidential)]
    [InlineData(Anonymity.Named)]
    public async Task Who_is_not_anonymous_gives_a_name_or_a_telephone(Anonymity anonymity)
    {
        var report = Sentence("松岗村电线杆要倒") with { Anonymity = anonymity };

        Assert.Equal("identity-missing", (await core.Send(report with { Identity = new("", "") })).Refusal!.Code);
        Assert.True((await core.Send(report with { Identity = new("王某某", "") })).IsOk);
    }

    [Fact]
    public async Task Nothing_of_a_report_can_be_read_in_the_store()
    {
        await core.Send(Sentence("松岗村电线杆要倒") with { Anonymity = Anonymity.Named, Identity = new("王某某", "13900000000") });

        await using var redis = await ConnectionMultiplexer.ConnectAsync(store.ConnectionString + ",allowAdmin=true");
        var server = redis.GetServers()[0];
        await foreach (var key in server.KeysAsync(pattern: $"*{core.Area}*"))
        {
            var value = await redis.GetDatabase().KeyTypeAsync(key) == RedisType.String ? (string?)await redis.GetDatabase().StringGetAsync(key) : "";
            Assert.DoesNotContain("电线杆", value, StringComparison.Ordinal);
            Assert.DoesNotContain("13900000000", value, StringComparison.Ordinal);
        }
    }

    private SubmitReport Sentence(string text, string? requestId = null) => new()
    {
        RequestId = requestId ?? Guid.NewGuid().ToString("N"),
        Area = core.Area,
        Text = text,
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    };
}
