using System.Net;
using PublicReport.ReportingCore.Features.Casework;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>查进度 without JavaScript against the whole stack; the department's side goes straight to the core.</summary>
[Collection(PhoneCollection.Name)]
public sealed class TrackPageTests(PhoneStack stack)
{
    [Fact]
    public async Task A_receipt_typed_in_any_way_opens_the_report_and_never_stands_in_an_address()
    {
        using var visitor = stack.Visit();
        var receipt = await visitor.ReportAsync("竹园村公路边护栏断了一截");
        await visitor.OpenAsync("/t");

        var sloppy = receipt.Replace('0', 'o').Replace('1', 'l').Replace("-", "  ", StringComparison.Ordinal).ToLowerInvariant();
        var page = await visitor.SendAsync("/t", ("receipt", sloppy));

        Assert.Contains("护栏断了一截", page.Text, StringComparison.Ordinal);
        Assert.Contains("已登记", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("?receipt", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"/{receipt}", page.Html, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_receipts_of_every_kind_get_the_same_answer()
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync("/t");
        var pages = new List<string>();
        foreach (var wrong in new[] { "随便", "341503205-AAAA-AAAA-AAAA-AAAA-X" })
        {
            var page = await visitor.SendAsync("/t", ("receipt", wrong));
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Equal(wrong, page.Field("receipt"));
            pages.Add(page.Text);
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task The_reporter_answers_a_question_once_with_a_photo_and_the_department_has_it()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("陈墩村路口信号灯不亮");
        var hazard = await stack.NewestAsync();
        await stack.ActAsync(header => new ReplyToReporter(header with { Note = "请问是哪个路口？" }, null, true), hazard.Id);

        var asked = await visitor.SendAsync("/t");
        Assert.Contains("部门在等您回答", asked.Text, StringComparison.Ordinal);
        var answered = await visitor.SendAsync("/supplement", [("口.png", Pictures.Png)], ("text", "学校旁边那个"));
        var reloaded = await visitor.SendFromAsync(asked, "/supplement", ("text", "学校旁边那个"));

        Assert.Contains("已补充", answered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("部门在等您回答", reloaded.Text, StringComparison.Ordinal);
        var messages = (await stack.FileAsync(hazard.Id)).Reports[0].Messages.Where(message => message.FromReporter).ToList();
        Assert.Equal(["学校旁边那个", "学校旁边那个"], messages.Select(message => message.Text));
        Assert.Equal([1, 0], messages.Select(message => message.Evidence.Count));
    }

    [Fact]
    public async Task The_same_supplement_sent_twice_is_there_once()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("储渡村水塘边没有护栏");
        var tracked = await visitor.SendAsync("/t");
        await visitor.SendAsync("/supplement", ("text", "昨天又有孩子去玩"));
        await visitor.SendFromAsync(tracked, "/supplement", ("text", "昨天又有孩子去玩"));

        Assert.Single((await stack.FileAsync((await stack.NewestAsync()).Id)).Reports[0].Messages);
    }

    [Fact]
    public async Task Withdrawal_is_asked_for_twice_and_ends_the_talk()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("金湾村广告牌松了");
        await visitor.SendAsync("/t");

        var asked = await visitor.SendAsync("/withdraw");
        Assert.Contains("确定撤回吗", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("您已撤回", (await visitor.SendAsync("/t")).Text, StringComparison.Ordinal);
        var withdrawn = await visitor.SendFromAsync(asked, "/withdraw", ("sure", "yes"));

        Assert.Contains("您已撤回", withdrawn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("提交补充", withdrawn.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_and_telephone_are_deleted_after_a_second_tap_and_the_report_stays()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("管岗村机耕桥栏杆断了", ("anonymity", "named"), ("name", "测试人"), ("phone", "00000000000"));
        Assert.Contains("删除我的姓名和电话", (await visitor.SendAsync("/t")).Text, StringComparison.Ordinal);

        var asked = await visitor.SendAsync("/forget");
        Assert.Contains("确定删除姓名和电话吗", asked.Text, StringComparison.Ordinal);
        Assert.Contains("删除我的姓名和电话", (await visitor.SendAsync("/t")).Text, StringComparison.Ordinal);
        var deleted = await visitor.SendFromAsync(asked, "/forget", ("sure", "yes"));

        Assert.Contains("已从保密库删除", deleted.Text, StringComparison.Ordinal);
        Assert.Contains("机耕桥栏杆断了", deleted.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("删除我的姓名和电话", deleted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_final_reply_is_rated_once_and_dissatisfaction_alone_files_no_objection()
    {
        using var visitor = stack.Visit();
        var receipt = await visitor.ReportAsync("椿树村配电箱门掉了");
        var hazard = await stack.NewestAsync();
        Assert.DoesNotContain("对答复满意吗", (await visitor.SendAsync("/t")).Text, StringComparison.Ordinal);
        await stack.ReplyFinallyAsync(hazard.Id);

        await visitor.OpenAsync("/t");
        var asked = await visitor.SendAsync("/t", ("receipt", receipt));
        Assert.Equal(["yes", "no"], asked.Buttons("satisfied"));
        Assert.Contains("选“不满意”本身不会改变处理结果；要重新查看，请提出异议。", asked.Text, StringComparison.Ordinal);
        var rated = await visitor.SendAsync("/rate", ("satisfied", "no"));
        var again = await visitor.SendFromAsync(asked, "/rate", ("satisfied", "no"));
        var other = await visitor.SendFromAsync(asked, "/rate", ("satisfied", "yes"));

        Assert.Contains("已记下您的评价", rated.Text, StringComparison.Ordinal);
        Assert.Contains("您对答复不满意。", rated.Text, StringComparison.Ordinal);
        Assert.Contains("对答复有异议", rated.Text, StringComparison.Ordinal);
        Assert.Empty(rated.Buttons("satisfied"));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("您已经评价过这次答复", other.Text, StringComparison.Ordinal);
        var file = await stack.FileAsync(hazard.Id);
        Assert.Equal((false, 0), (Assert.Single(file.Reports).Satisfied, file.Hazard.Objections.Count));
    }

    [Fact]
    public async Task The_final_reply_can_be_read_and_objected_to()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("杨公村变压器门开着");
        await stack.ReplyFinallyAsync((await stack.NewestAsync()).Id);

        var replied = await visitor.SendAsync("/t");
        var empty = await visitor.SendAsync("/object", ("reason", ""));
        var objected = await visitor.SendAsync("/object", ("reason", "门还是开着的"));

        Assert.All(["正式答复", "核查结论：", "简要核查情况：", "处理决定：", "是否符合奖励条件："], part => Assert.Contains(part, replied.Text, StringComparison.Ordinal));
        Assert.Contains("请写下对答复的哪一点有异议", empty.Text, StringComparison.Ordinal);
        Assert.Contains("异议已收到", objected.Text, StringComparison.Ordinal);
        Assert.Contains("正在复查", objected.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("对答复有异议", objected.Text, StringComparison.Ordinal);
    }
}
