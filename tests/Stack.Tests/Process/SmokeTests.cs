using PublicReport.Jurisdictions;
using PublicReport.Protos.Casework.V1;
using Xunit;
using Xunit.Abstractions;

namespace PublicReport.Stack.Tests.Process;

/// <summary>Twenty plain sentences through the whole process, counted by the queue they arrive in.</summary>
public sealed class SmokeTests(ITestOutputHelper output) : IDisposable
{
    private const int Enough = 17;
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task At_least_seventeen_of_twenty_sentences_arrive_in_the_right_queue()
    {
        var luoji = JurisdictionLoader.Load(Repository.Luoji);
        await using var gateway = await GatewayProcess.StartAsync(home);
        using var core = new CoreClient(gateway.Core);
        var sentences = File.ReadLines(Path.Combine(Repository.Root, "tests", "Classifier.Tests", "smoke.tsv")).Skip(1).Select(line => line.Split('\t')).ToList();
        for (var i = 0; i < sentences.Count; i++)
        {
            await core.SubmitAsync($"smoke-request-{i:0000}", sentences[i][0]);
        }

        await core.SignInAsync(gateway.LinkOf("safety-office"));
        var hazards = (await core.HazardsAsync()).OrderBy(hazard => hazard.Number).ToList();
        var right = sentences.Zip(hazards).Where(pair => IsRight(pair.Second, pair.First[1], luoji)).ToList();
        foreach (var (sentence, hazard) in sentences.Zip(hazards))
        {
            output.WriteLine($"{hazard.DepartmentName} {hazard.DomainName} ({hazard.State}, wanted {sentence[1]}): {sentence[0]}");
        }

        Assert.Equal(sentences.Count, hazards.Count);
        Assert.True(right.Count >= Enough, $"{right.Count} of {sentences.Count} are right");
    }

    /// <summary>The lead's queue; for places the lead runs itself, and for what is no matter of safety, the Safety Office's (architecture rule 9).</summary>
    private static bool IsRight(HazardSummary hazard, string domain, Jurisdiction luoji) =>
        luoji.IsSelfOperated(domain) ? hazard.Department == luoji.SafetyOffice && luoji.IsSelfOperated(hazard.Domain)
        : domain == SafetyDomain.OutOfScope ? hazard.Domain == domain
        : hazard.Department == luoji.LeadOf(domain);
}
