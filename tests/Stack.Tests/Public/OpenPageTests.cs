using System.Net;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Ledger;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>公开统计 and 挂牌督办公示 without JavaScript against the whole stack.</summary>
[Collection(PhoneCollection.Name)]
public sealed class OpenPageTests(PhoneStack stack)
{
    [Fact]
    public async Task Anybody_reads_the_last_month_that_is_over_and_nothing_of_the_one_that_runs()
    {
        using var visitor = stack.Visit();
        var last = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).AddMonths(-1);

        var page = await visitor.OpenAsync("/open");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains($"{last.Year}年{last.Month}月", page.Text, StringComparison.Ordinal);
        Assert.Contains("按行业领域", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/open/341503205/{last.AddMonths(1):yyyy-MM}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"/open/999999999/{last:yyyy-MM}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/open/341503205/2026")).Status);
    }

    [Fact]
    public async Task Anybody_reads_what_is_under_listed_supervision()
    {
        using var visitor = stack.Visit();

        var page = await visitor.OpenAsync("/listed");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("罗集乡挂牌督办公示", page.Text, StringComparison.Ordinal);
        Assert.Contains("一年内已摘牌、撤销", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/listed/999999999")).Status);
    }

    [Fact]
    public async Task The_privacy_page_names_what_is_kept_as_it_came_and_who_may_see_a_picture()
    {
        using var visitor = stack.Visit();

        var page = await visitor.OpenAsync("/privacy");
        Assert.All(
            ["有些手机会把拍摄地点、时间和手机型号写进文件", "给以后报同一处的人认地方", "到备份过期时一起删除", "加密留 30 天后自动删除"],
            words => Assert.Contains(words, page.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("不能恢复", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_that_has_ended_by_itself_is_read_as_revoked_and_names_nobody_any_more()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
        var entered = await stack.SendAsync(new EnterFinding(Handlers.Office, Guid.NewGuid().ToString("N"), Finding(today)));
        var hazard = entered.Value.Hazard;
        await stack.ActAsync(header => new PerformAct(Asked(header), Act.ListForSupervision, new() { Deadline = today.AddDays(30), NameUnit = true }), hazard);
        Assert.Contains("甲机械有限公司", await ReadAsync(), StringComparison.Ordinal);

        await stack.ActAsync(header => new PerformAct(Asked(header), Act.EmergencyHandOver, new()), hazard);

        var page = await ReadAsync();
        Assert.Contains($"{today:yyyy-MM-dd} 撤销挂牌。", page, StringComparison.Ordinal);
        foreach (var hidden in new[] { "甲机械有限公司", "第十一条", "复查通过", "长期未整改" })
        {
            Assert.DoesNotContain(hidden, page, StringComparison.Ordinal);
        }
    }

    private static ActHeader Asked(ActHeader header) => header with { Actor = Handlers.Office, Note = "说明" };

    /// <summary>By a Gateway that has not kept an earlier answer.</summary>
    private async Task<string> ReadAsync()
    {
        using var visitor = stack.Visit(await stack.StartGatewayAsync());
        return (await visitor.OpenAsync("/listed/341503205")).Text;
    }

    private static FindingInput Finding(DateOnly today) => new()
    {
        Source = HazardSource.Inspection,
        FoundOn = today,
        Finders = ["张三"],
        Enterprise = "甲机械有限公司",
        Principal = "王五",
        Controller = "赵六",
        Domain = "industry-trade",
        Description = "除尘系统未设锁气卸灰装置",
        Standard = "工贸企业重大事故隐患判定标准",
        Article = "第十一条",
        Responsible = "孙七",
        Measures = "停用并加装",
        Money = "3万元",
        Deadline = today.AddDays(30),
        Contingency = "停止作业",
        SignedBy = "周八",
    };
}
