using PublicReport.Protos.Casework.V1;
using Xunit;

namespace PublicReport.Stack.Tests.Process;

/// <summary>--demo on the real process: a believable year in an empty township, and never into one that is in use.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Demo_fills_an_empty_township_all_along_the_workflow_and_refuses_a_second_time()
    {
        List<HazardSummary> hazards;
        await using (var gateway = await GatewayProcess.StartAsync(home, "--demo"))
        {
            Assert.DoesNotContain("未成的步骤", gateway.Output, StringComparison.Ordinal);
            using var core = new CoreClient(gateway.Core);
            await core.SignInAsync(gateway.LinkOf("safety-office"));
            hazards = [.. await core.HazardsAsync()];
            await gateway.StopAsync();
        }

        Assert.InRange(hazards.Sum(hazard => hazard.ReportCount), 200, 600);
        Assert.True(hazards.Select(hazard => hazard.Domain).Distinct().Count() >= 28);
        Assert.Equal(15, hazards.Select(hazard => hazard.VillageName).Where(name => name.Length > 0).Distinct().Count());
        Assert.True(hazards.Select(hazard => hazard.FirstReportedAt.ToDateTime().Month).Distinct().Count() >= 10);
        string[] states = ["registered", "accepted", "declined", "verifying", "verified", "unfounded", "rectifying", "written-off"];
        Assert.All(states, state => Assert.Contains(hazards, hazard => hazard.State == state));

        await StartFailureTests.RefusedAsync(home, [], ["--demo"], "--demo fills an empty township only");
    }
}
