using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

public sealed class OriginalsOnGarnetTests(GarnetFixture store) : OriginalsTests(store), IClassFixture<GarnetFixture>;

public sealed class OriginalsOnRedisTests(RedisFixture store) : OriginalsTests(store), IClassFixture<RedisFixture>;

/// <summary>Whoever runs the place gets no original of a report about it, by whatever way the hazard comes to the department (architecture rule 9).</summary>
public abstract class OriginalsTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Words = "中心小学食堂后门锁死，我是三年级学生的家长";
    private Core core = null!;
    private Village village = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        village = new(core);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    [Theory]
    [InlineData("campus", "safety-office")]
    [InlineData("campus", "emergency-office")]
    [InlineData("fire-safety", "emergency-office")]
    public async Task As_a_co_lead_the_school_office_sees_no_word_of_a_report_about_a_school(string domain, string lead)
    {
        var report = await village.ReportAsync(Words, domain: domain);
        await village.ActAsync(report, "d accept");
        var hazard = await village.HazardOfAsync(report);
        var input = new ActInput { Department = lead, CoLeads = ["central-school"] };
        Assert.Null((await core.Send(new PerformAct(Village.Header(hazard, village.Office), Act.AssignJointly, input))).Refusal);

        var school = core.ActorOf("central-school");
        var page = await village.PageAsync(report, school);

        Assert.Empty(page.Reports);
        Assert.Equal(("", "", true, 0), (page.Summary.Title, page.Summary.Place, page.Summary.Withheld, page.Summary.ReportCount));
        Assert.DoesNotContain("家长", page.ToString(), StringComparison.Ordinal);
        Assert.Empty((await village.ListAsync(school, "食堂")).Hazards);
        Assert.Single((await village.ListAsync(school)).Hazards);
        Assert.Equal(Words, Assert.Single((await village.PageAsync(report, core.ActorOf(lead))).Reports).Text);
    }

    [Fact]
    public async Task What_an_inspection_found_at_a_school_is_no_reporters_and_is_shown_to_the_school_office()
    {
        var found = ReportingCore.Tests.Features.Ledger.Findings.Of(core) with { Domain = "campus", Source = ReportingCore.Domain.Hazards.HazardSource.Inspection };
        Assert.True((await core.Send(new ReportingCore.Features.Ledger.EnterFinding(village.Office, Guid.NewGuid().ToString("N"), found))).IsOk);

        var line = Assert.Single((await village.ListAsync(core.ActorOf("central-school"))).Hazards);

        Assert.False(line.Withheld);
        Assert.NotEmpty(line.Title);
    }
}
