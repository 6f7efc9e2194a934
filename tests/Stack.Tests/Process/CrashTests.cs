using System.Collections.Concurrent;
using System.Globalization;
using Grpc.Core;
using Xunit;

namespace PublicReport.Stack.Tests.Process;

/// <summary>The real process under SIGKILL: what was acknowledged is there, once, and a retry gets the first answer.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Submissions = 100;
    private const int AtOnce = 8;
    private readonly string home = Repository.NewHome();

    private static int Rounds => Repository.IsSoak ? 20 : 2;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_kill_during_a_hundred_submissions_loses_and_doubles_nothing()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        var sent = new ConcurrentDictionary<string, string>();
        for (var round = 0; round < Rounds; round++)
        {
            await KilledRoundAsync(round, sent, acknowledged);
        }

        await using var gateway = await GatewayProcess.StartAsync(home);
        using var core = new CoreClient(gateway.Core);
        foreach (var (requestId, text) in sent)
        {
            var again = await core.SubmitAsync(requestId, text);
            Assert.Equal(acknowledged.GetValueOrDefault(requestId, again), again);
        }

        await core.SignInAsync(gateway.LinkOf("safety-office"));
        Assert.Equal(sent.Count, (await core.HazardsAsync()).Sum(hazard => hazard.ReportCount));
    }

    [Fact]
    public async Task A_restart_keeps_reports_and_nobody_is_signed_out()
    {
        string receipt;
        string token;
        await using (var gateway = await GatewayProcess.StartAsync(home))
        {
            using var core = new CoreClient(gateway.Core);
            receipt = await core.SubmitAsync("restart-request-0001", "松岗村小学门口电线杆歪了，快倒了");
            await core.SignInAsync(gateway.LinkOf("safety-office"));
            token = core.Token;
            await gateway.StopAsync();
        }

        await using var second = await GatewayProcess.StartAsync(home, "--backup-confirmed");
        using var again = new CoreClient(second.Core) { Token = token };
        Assert.Equal("松岗村小学门口电线杆歪了，快倒了", (await again.TrackAsync(receipt)).Text);
        Assert.Single(await again.HazardsAsync());
        Assert.NotEmpty(second.LinkOf("leader"));
        Assert.DoesNotMatch(@"\n\s+safety-office\s+http", second.Output);
        Assert.DoesNotContain("--backup-confirmed", second.Output, StringComparison.Ordinal);
    }

    private async Task KilledRoundAsync(int round, ConcurrentDictionary<string, string> sent, ConcurrentDictionary<string, string> acknowledged)
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        using var core = new CoreClient(gateway.Core);
        var answers = 0;
        var killAfter = new Random(round).Next(5, Submissions - AtOnce);
        var enough = new TaskCompletionSource();
        var sending = Parallel.ForAsync(0, Submissions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var (requestId, text) = (string.Create(CultureInfo.InvariantCulture, $"crash-{round:0000}-{i:000000}"), Text(round, i));
            sent[requestId] = text;
            try
            {
                acknowledged[requestId] = await core.SubmitAsync(requestId, text);
                if (Interlocked.Increment(ref answers) == killAfter)
                {
                    enough.SetResult();
                }
            }
            catch (RpcException)
            {
                // Sent into the dying process: the outcome is unknown, the retry after the restart finds it out.
            }
        });
        await enough.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await gateway.KillAsync();
        await sending;
    }

    private static string Text(int round, int i) =>
        string.Create(CultureInfo.InvariantCulture, $"第{round}轮第{i}处：村里的路灯杆歪了，电线垂下来");
}
