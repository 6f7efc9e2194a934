using System.Collections;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Papers;
using PublicReport.ReportingCore.Storage;
using PublicReport.ReportingCore.Tests.Scenarios;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Papers;

public sealed class PaperOnGarnetTests(GarnetFixture store) : PaperTests(store), IClassFixture<GarnetFixture>;

public sealed class PaperOnRedisTests(RedisFixture store) : PaperTests(store), IClassFixture<RedisFixture>;

public abstract class PaperTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Words = "我是王小明 电话13800000000 看见三号台区电线杆歪了";
    private const string Place = "我家门口第二根杆子";
    private readonly JsonSerializerOptions readable = new() { IncludeFields = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private Core core = null!;

    public static TheoryData<string, string, string> Lives => new()
    {
        { "transfer-slip", "h pass-outside", "说明" },
        { "supervision-letter", "h accept; so supervise-letter", "督办意见：说明" },
        { "enterprise-notice", "h accept; h sign-for; h verify; h declare-major", "某企业" },
        { "final-reply", "h accept; h sign-for; h verify; h reply-finally", "四、是否符合奖励条件：符合奖励条件" },
    };

    public async Task InitializeAsync() => core = await Core.StartAsync(store.ConnectionString);

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task A_paper_holds_what_officers_wrote_and_nothing_of_the_reporter(string kind, string acts, string expected)
    {
        var id = await ReportAsync();
        foreach (var act in acts.Split("; "))
        {
            await ActAsync(id, act);
        }

        var paper = (await core.Send(new PreparePaper(core.ActorOf("power-supply"), id, kind))).Value;
        var text = JsonSerializer.Serialize(paper, readable);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        foreach (var secret in Words.Split(' ').Append(Place))
        {
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_paper_is_for_those_who_see_the_hazard_and_every_preparation_is_an_event()
    {
        var id = await ReportAsync();
        await ActAsync(id, "h pass-outside");
        Assert.Equal("hazard-not-found", (await core.Send(new PreparePaper(core.ActorOf("forestry-station"), id, "transfer-slip"))).Refusal!.Code);
        Assert.Equal("paper-not-available", (await core.Send(new PreparePaper(core.ActorOf("power-supply"), id, "final-reply"))).Refusal!.Code);
        Assert.True((await core.Send(new PreparePaper(core.ActorOf("power-supply"), id, "transfer-slip"))).IsOk);

        var reader = core.Services.GetRequiredService<TownshipReader>();
        var head = await reader.HeadAsync(core.Area);
        var last = Assert.Single(await reader.EventsAsync(core.Area, [head.Version]));
        Assert.Equal(("paper-prepared", "power-supply-1"), (last.Act, last.Actor.Account));
    }

    [Fact]
    public void What_a_paper_is_made_of_has_no_field_for_a_report()
    {
        var reached = new HashSet<Type>();
        Reach(typeof(PaperFacts), reached);

        Assert.Contains(typeof(FinalReply), reached);
        Assert.DoesNotContain(typeof(Report), reached);
        Assert.DoesNotContain(typeof(ReportId), reached);
        Assert.DoesNotContain(typeof(Hazard), reached);
        Assert.DoesNotContain(typeof(EvidenceId), reached);
    }

    private static void Reach(Type type, HashSet<Type> reached)
    {
        if (!reached.Add(type) || type == typeof(string) || typeof(IEnumerable).IsAssignableFrom(type) && !type.IsGenericType)
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Reach(argument, reached);
        }

        if (type.Namespace?.StartsWith("PublicReport", StringComparison.Ordinal) == true)
        {
            foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            {
                Reach(property.PropertyType, reached);
            }
        }
    }

    private async Task<HazardId> ReportAsync()
    {
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = Words,
            Place = Place,
            Channel = Channel.Web,
            Anonymity = Anonymity.Named,
            Identity = new("王小明", "13800000000"),
        });
        Assert.True(accepted.IsOk);
        return (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards[0].Id;
    }

    private async Task ActAsync(HazardId id, string act)
    {
        var hazard = (await core.Services.GetRequiredService<TownshipReader>().FindHazardAsync(core.Area, id))!;
        await new LifeActs(core).DoAsync(id, act, act.Split(' '), hazard.Reports);
    }
}
