using System.Collections.Concurrent;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Stores;

/// <summary>redis-server (appendfsync always) under SIGKILL while reports come in: the core goes on where the store left off.</summary>
public sealed class RedisCrashTests(RedisFixture store) : IClassFixture<RedisFixture>
{
    private const int Submissions = 100;
    private const int AtOnce = 8;

    private static int Rounds => Environment.GetEnvironmentVariable("PR_SOAK") == "1" ? 20 : 2;

    [Fact]
    public async Task A_killed_store_loses_and_doubles_nothing()
    {
        await using var core = await Core.StartAsync(store.ConnectionString);
        var (sent, acknowledged) = (new ConcurrentBag<SubmitReport>(), new ConcurrentDictionary<string, string>());
        for (var round = 0; round < Rounds; round++)
        {
            await KilledRoundAsync(core, round, sent, acknowledged);
        }

        foreach (var report in sent)
        {
            var again = await core.Send(report);
            Assert.True(again.IsOk, again.Refusal?.Code);
            Assert.Equal(acknowledged.GetValueOrDefault(report.RequestId, again.Value.Receipt), again.Value.Receipt);
        }

        var all = (await core.Send(new ListHazards(core.ActorOf("power-supply")) { Take = 200 })).Value;
        Assert.Equal(sent.Count, all.Hazards.Sum(hazard => hazard.Reports.Count));
    }

    private async Task KilledRoundAsync(Core core, int round, ConcurrentBag<SubmitReport> sent, ConcurrentDictionary<string, string> acknowledged)
    {
        var killAfter = new Random(round).Next(5, Submissions / 2);
        var (answers, enough) = (0, new TaskCompletionSource());
        var sending = Parallel.ForAsync(0, Submissions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var report = Report(core, round, i);
            sent.Add(report);
            var outcome = await core.Send(report);
            if (outcome.IsOk)
            {
                acknowledged[report.RequestId] = outcome.Value.Receipt;
            }

            if (Interlocked.Increment(ref answers) == killAfter)
            {
                enough.SetResult();
            }
        });
        await enough.Task;
        await store.KillAndRestartAsync();
        await sending;
    }

    private static SubmitReport Report(Core core, int round, int i) => new()
    {
        RequestId = $"redis-crash-{round:0000}-{i:000000}",
        Area = core.Area,
        Text = $"第{round}轮第{i}处电线杆歪了",
        VillageCode = $"{core.Area}{200 + (i % 14)}",
        Channel = Channel.Web,
        Anonymity = Anonymity.Anonymous,
    };
}
