using System.Net;
using System.Text.RegularExpressions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>What a reporter is told of known hazards before submitting.</summary>
[Collection(PhoneCollection.Name)]
public sealed class KnownHazardTests(PhoneStack stack)
{
    private const string Luoji = "/r/341503205";

    [Fact]
    public async Task One_tap_joins_a_known_public_hazard_and_gives_a_receipt_of_its_own()
    {
        using var first = stack.Visit();
        var old = await first.ReportAsync("栗树村供电线路电线垂下来离地一米");
        var hazard = await stack.NewestAsync();
        using var second = stack.Visit();

        var summary = await ReviewAsync(second, "栗树村供电线路的电线垂下来了，离地不到一米");
        Assert.Contains("附近已经有人反映过", summary.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("离地一米", summary.Text, StringComparison.Ordinal);
        var accepted = await second.SendAsync("/submit", ("join", summary.Buttons("join")[0]));

        Assert.NotEqual(old, accepted.Receipt);
        Assert.Contains("已有 2 人反映", accepted.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await stack.FileAsync(hazard.Id)).Reports.Count);
    }

    [Fact]
    public async Task Not_this_one_takes_it_off_the_page_and_the_report_stands_alone()
    {
        using var first = stack.Visit();
        await first.ReportAsync("清凉寺村供电线路电线杆倾斜快要倒了");
        var hazard = await stack.NewestAsync();
        using var second = stack.Visit();

        var summary = await ReviewAsync(second, "清凉寺村供电线路电线杆倾斜快要倒了");
        foreach (var token in summary.Buttons("reject"))
        {
            summary = await second.SendAsync("/reject", ("reject", token));
        }

        Assert.Empty(summary.Buttons("join"));
        var accepted = await second.SendAsync("/submit");
        Assert.DoesNotContain("人反映", accepted.Text, StringComparison.Ordinal);
        Assert.Single((await stack.FileAsync(hazard.Id)).Reports);
        Assert.Contains(hazard.Id, (await stack.NewestAsync()).NotSameAs);
    }

    [Theory]
    [InlineData("insider", "yes")]
    [InlineData("hide", "yes")]
    [InlineData("anonymity", "confidential")]
    public async Task Whoever_confides_is_told_of_no_known_hazard(string field, string value)
    {
        using var first = stack.Visit();
        await first.ReportAsync("华城村供电线路变压器漏油");
        using var second = stack.Visit();

        Assert.NotEmpty((await ReviewAsync(second, "华城村供电线路变压器在漏油")).Buttons("join"));
        Assert.Empty((await ReviewAsync(second, "华城村供电线路变压器在漏油", (field, value), ("name", "张三"), ("phone", "13800000000"))).Buttons("join"));
    }

    [Fact]
    public async Task A_picture_is_on_the_page_only_once_a_handler_has_released_it()
    {
        using var first = stack.Visit();
        await first.OpenAsync(Luoji);
        await first.SendAsync("/review", [("pole.png", Pictures.Png)], ("text", "陈墩村供电线路电线杆歪了"));
        await first.SendAsync("/submit");
        var hazard = await stack.NewestAsync();
        var picture = Assert.Single((await stack.FileAsync(hazard.Id)).Reports.SelectMany(report => report.Evidence));
        using var second = stack.Visit();

        Assert.Empty(PicturesOf(await ReviewAsync(second, "陈墩村供电线路的电线杆歪得厉害")));
        await stack.ActAsync(header => new ReleasePicture(header, picture), hazard.Id);

        var address = Assert.Single(PicturesOf(await ReviewAsync(second, "陈墩村供电线路的电线杆歪得厉害")));
        using var answer = await second.RawAsync(new(HttpMethod.Get, new Uri(stack.Url, address)));
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        using var forged = await second.RawAsync(new(HttpMethod.Get, new Uri(stack.Url, address[..^4] + "0000")));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
    }

    [Fact]
    public async Task Something_written_off_stands_apart_and_is_reported_as_come_back()
    {
        using var first = stack.Visit();
        await first.ReportAsync("花园村供电线路电表箱烧坏了");
        var hazard = await stack.NewestAsync();
        await WriteOffAsync(hazard.Id);
        using var second = stack.Visit();

        var summary = await ReviewAsync(second, "花园村供电线路电表箱又烧坏了");
        Assert.Contains("已处理过，又出现了", summary.Text, StringComparison.Ordinal);
        await second.SendAsync("/submit", ("join", summary.Buttons("join")[0]));

        Assert.Equal(hazard.Id, (await stack.NewestAsync()).RecurrenceOf);
    }

    [Fact]
    public async Task Out_of_scope_gets_guidance_and_can_be_insisted_upon()
    {
        using var visitor = stack.Visit();
        var summary = await ReviewAsync(visitor, "罗集村社保卡怎么办理，养老金多少钱一个月");

        Assert.Contains("12345", summary.Text, StringComparison.Ordinal);
        Assert.NotEmpty(summary.Buttons("insist"));
        await visitor.SendAsync("/submit", ("insist", "yes"));
        Assert.Equal(HazardState.Registered, (await stack.NewestAsync()).State);
    }

    private static List<string> PicturesOf(Page page) =>
        [.. Regex.Matches(page.Html, "<img src=\"(/r/[^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];

    private static async Task<Page> ReviewAsync(Visitor visitor, string text, params (string Field, string? Value)[] more)
    {
        await visitor.OpenAsync(Luoji);
        return await visitor.SendAsync("/review", [("text", text), .. more]);
    }

    private async Task WriteOffAsync(HazardId id)
    {
        var (site, before, after) = (await stack.PictureAsync(), await stack.PictureAsync(), await stack.PictureAsync());
        await stack.ActAsync(header => new AcceptHazard(header), id);
        await stack.ActAsync(header => new PerformAct(header, Act.SignFor, new()), id);
        await stack.ActAsync(header => new PerformAct(header with { Note = "看过了" }, Act.Verify, new()
        {
            People = ["甲", "乙"],
            Date = DateOnly.FromDateTime(DateTime.UtcNow),
            Finding = Finding.True,
            Pictures = [site],
        }), id);
        await stack.ActAsync(header => new PerformAct(header with { Note = "换新" }, Act.RectifyAtOnce, new()), id);
        await stack.ActAsync(
            header => new PerformAct(header with { Note = "换好了" }, Act.ReportRectification, new() { Pictures = [before], PicturesAfter = [after] }), id);
        await stack.ActAsync(header => new PerformAct(header with { Note = "好了", Actor = Handlers.Second(header.Actor) }, Act.Reinspect, new() { Verdict = true }), id);
        await stack.ActAsync(header => new PerformAct(header with { Actor = Handlers.Third(header.Actor) }, Act.WriteOff, new()), id);
    }
}
