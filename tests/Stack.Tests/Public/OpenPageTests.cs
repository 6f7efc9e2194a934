using System.Net;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>公开统计 without JavaScript against the whole stack.</summary>
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
}
