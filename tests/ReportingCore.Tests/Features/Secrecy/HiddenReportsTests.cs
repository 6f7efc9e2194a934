using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Features.Tracking;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Features.Secrecy;

public sealed class HiddenReportsOnGarnetTests(GarnetFixture store) : HiddenReportsTests(store), IClassFixture<GarnetFixture>;

public sealed class HiddenReportsOnRedisTests(RedisFixture store) : HiddenReportsTests(store), IClassFixture<RedisFixture>;

/// <summary>A hidden report and a hazard a department handles: neither comes to the other unless the Safety Office brings them together, and then nothing tells of it.</summary>
public abstract class HiddenReportsTests(IStoreFixture store) : IAsyncLifetime
{
    private Core core = null!;
    private Village village = null!;

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        village = new(core);
    }

    public async Task DisposeAsync() => await core.DisposeAsync();

    private const string Pole = "松岗村小学门口电线杆歪了，快倒了";
    private const string Secret = "松岗村小学门口电线杆歪了，快倒了，我是抄表员";

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_an_insider_or_who_must_not_be_known_says_goes_to_the_safety_office_first(bool insider, bool hide)
    {
        var open = await village.ReportAsync(Pole);
        var secret = await village.ReportAsync(Pole, report => report with { Insider = insider, HideFromUnit = hide });

        var hazard = await village.HazardOfAsync(secret);
        Assert.Equal(("safety-office", true), (hazard.Department, hazard.Withheld));
        Assert.Equal((await village.HazardOfAsync(open)).Id, Assert.Single(hazard.PossibleDuplicates).Hazard);
        Assert.Equal(1, (await village.PageAsync(open, Department)).Summary.ReportCount);
        Assert.Single((await village.ListAsync(Department)).Hazards);
    }

    [Fact]
    public async Task Without_the_classifier_too_a_hidden_report_is_withheld()
    {
        core.Classifier.Next = null;
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = Pole,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            HideFromUnit = true,
        });

        Assert.True((await village.HazardOfAsync(accepted.Value)).Withheld);
    }

    [Fact]
    public async Task A_token_joins_no_hidden_report_to_a_hazard_of_a_department()
    {
        var open = await village.ReportAsync(Pole);
        var similar = Assert.Single((await core.Send(new AssessReport { Area = core.Area, Text = Pole })).Value.Similar);

        var secret = await village.ReportAsync(Pole, report => report with { HideFromUnit = true, JoinToken = similar.JoinToken });

        Assert.Single((await village.HazardOfAsync(open)).Reports);
        Assert.Single((await village.HazardOfAsync(secret)).PossibleDuplicates);
    }

    [Fact]
    public async Task Merged_by_the_safety_office_a_hidden_report_is_neither_shown_nor_counted_for_the_department()
    {
        var (open, secret) = (await village.ReportAsync(Pole), await village.InsiderAsync(Secret));
        var before = await village.PageAsync(open, Department);
        await MergeAsync(secret, open);

        var page = await village.PageAsync(open, Department);

        Assert.Equal((1, 1, true), (page.Summary.ReportCount, Assert.Single(page.Reports).Order, page.MayBeShown));
        Assert.Equal(before.Log.Select(entry => entry.Act).Append("merge"), page.Log.Select(entry => entry.Act));
        Assert.DoesNotContain("抄表员", page.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, (await village.PageAsync(open, village.Office)).Summary.ReportCount);
    }

    [Fact]
    public async Task Merging_a_withheld_matter_into_one_that_is_being_verified_leaves_the_department_what_it_works_with()
    {
        var (open, secret) = (await village.ReportAsync(Pole), await village.InsiderAsync(Secret));
        await village.ActAsync(open, "h accept;h sign-for");
        await MergeAsync(secret, open);

        var page = await village.PageAsync(open, Department);

        Assert.Equal((Pole, false), (page.Summary.Title, page.Summary.Withheld));
        Assert.Equal(Pole, Assert.Single(page.Reports).Text);
    }

    [Fact]
    public async Task Split_off_an_insiders_report_lies_withheld_with_the_safety_office_and_no_list_has_a_word_of_it()
    {
        var (open, secret) = (await village.ReportAsync(Pole), await village.InsiderAsync(Secret));
        await MergeAsync(secret, open);
        var whole = await village.HazardOfAsync(open);
        Assert.Null((await core.Send(new SplitHazard(Village.Header(whole, village.Office), [(await village.ReportOfAsync(secret)).Id]))).Refusal);

        var part = await village.HazardOfAsync(secret);

        Assert.Equal(("safety-office", true), (part.Department, part.Withheld));
        Assert.DoesNotContain("抄表员", (await village.ListAsync(Department)).ToString(), StringComparison.Ordinal);
        Assert.Empty((await village.ListAsync(Department, "抄表员")).Hazards);
    }

    [Fact]
    public async Task The_title_goes_with_the_report_it_was_taken_from()
    {
        var (secret, open) = (await village.InsiderAsync(Secret), await village.ReportAsync(Pole));
        await MergeAsync(open, secret);
        var whole = await village.HazardOfAsync(secret);
        Assert.Null((await core.Send(new SplitHazard(Village.Header(whole, village.Office), [(await village.ReportOfAsync(secret)).Id]))).Refusal);
        await village.ActAsync(open, "so assign");

        Assert.Equal(Pole, (await village.PageAsync(open, Department)).Summary.Title);
    }

    [Fact]
    public async Task A_department_splits_only_what_it_sees()
    {
        var (open, secret) = (await village.ReportAsync(Pole), await village.InsiderAsync(Secret));
        await MergeAsync(secret, open);
        var whole = await village.HazardOfAsync(open);

        foreach (var id in whole.Reports)
        {
            Assert.Equal("split-reports-invalid", (await core.Send(new SplitHazard(Village.Header(whole, Department), [id]))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task What_a_hidden_reporter_adds_is_told_to_the_safety_office_and_not_to_the_department()
    {
        var secret = await village.InsiderAsync(Secret);
        await village.ActAsync(secret, "so release-paraphrase;h ask-for-more");
        await village.NewsAsync();

        Assert.Null((await core.Send(new SupplementReport(Guid.NewGuid().ToString("N"), secret.Receipt, "就在三号杆", []))).Refusal);

        Assert.Equal(["supplemented@safety-office"], await village.NewsAsync());
    }

    [Fact]
    public async Task A_further_report_to_a_withheld_matter_a_department_has_in_paraphrase_is_told_to_the_safety_office()
    {
        var first = await village.ReportAsync("中心小学食堂后门锁死", domain: "campus");
        await village.ActAsync(first, "so release-paraphrase to=central-school");
        await village.NewsAsync();

        var second = await village.ReportAsync("中心小学食堂后门锁死", domain: "campus");

        Assert.Equal((await village.HazardOfAsync(first)).Id, (await village.HazardOfAsync(second)).Id);
        Assert.Equal(["confided@safety-office"], await village.NewsAsync());
    }

    private Actor Department => core.ActorOf("power-supply");

    private async Task MergeAsync(ReportAccepted from, ReportAccepted into) => Assert.Null((await core.Send(
        new MergeHazard(Village.Header(await village.HazardOfAsync(from), village.Office), (await village.HazardOfAsync(into)).Id))).Refusal);
}
