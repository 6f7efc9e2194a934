using Bunit;
using PublicReport.Gateway.Console;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>The core did it, but its answer was lost: the same again must change nothing, and something else must not pass for the same.</summary>
public sealed class LostAnswerTests : IAsyncDisposable
{
    private readonly ConsoleStage stage = new();

    public LostAnswerTests() => stage.Add("A", "2026-000001", "护栏断了", "reply", "accept");

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public void An_entry_with_other_words_is_entered_and_not_answered_with_the_first_receipt()
    {
        var console = stage.Open("/console/enter");
        console.Find("textarea").Change("仓库冒烟");
        Lost(console, "登记");

        console.Find("textarea").Change("仓库冒烟，里面有人");
        console.FindAll("input[type=checkbox]")[1].Change(true);
        console.Press("登记");

        console.WaitForAssertion(() => Assert.Contains("紧急", console.Find(".tag").TextContent, StringComparison.Ordinal));
        Assert.Equal([("仓库冒烟", false), ("仓库冒烟，里面有人", true)], stage.Casework.Entries.Select(entry => (entry.Text, entry.Urgent)));
    }

    [Fact]
    public void The_same_entry_pressed_again_is_entered_once()
    {
        var console = stage.Open("/console/enter");
        console.Find("textarea").Change("仓库冒烟");
        Lost(console, "登记");

        console.Press("登记");

        console.WaitForAssertion(() => Assert.Contains("341503205-1", console.Markup, StringComparison.Ordinal));
        Assert.Single(stage.Casework.Entries);
    }

    [Fact]
    public void Two_entries_with_the_same_words_are_two()
    {
        var console = stage.Open("/console/enter");
        console.Find("textarea").Change("仓库冒烟");
        console.Press("登记");
        console.WaitForAssertion(() => Assert.NotEmpty(console.FindAll(".receipt")));
        console.Press("登记下一件");
        console.Find("textarea").Change("仓库冒烟");
        console.Press("登记");

        console.WaitForAssertion(() => Assert.Equal(2, stage.Casework.Entries.Count));
    }

    [Fact]
    public void A_reply_pressed_again_reaches_the_reporter_once_and_an_edited_one_is_a_new_act()
    {
        var console = stage.Open("/console/hazards/A");
        console.Press("答复举报人");
        console.Find("textarea").Change("明天去看。");
        Lost(console, "提交：答复举报人");
        console.Find("textarea").Change("后天去看。");
        console.Press("提交：答复举报人");
        console.WaitForAssertion(() => Assert.Contains("已先做了", console.Markup, StringComparison.Ordinal));
        console.Press("提交：答复举报人");

        console.WaitForAssertion(() => Assert.Equal(["明天去看。", "后天去看。"], stage.Casework.Acts.Select(act => act.Note)));
    }

    [Fact]
    public void Not_the_same_after_a_merge_of_unknown_outcome_is_said_to_the_core()
    {
        stage.Add("B", "2026-000002", "护栏缺了一段");
        stage.Casework.Files["A"] = stage.Casework.Files["A"] with { PossibleDuplicates = [stage.Casework.Files["B"].Summary] };
        var console = stage.Open("/console/hazards/A");
        Lost(console, "是同一隐患，并入 2026-000002");

        console.Press("不是同一隐患");

        console.WaitForAssertion(() => Assert.Equal(["merge", "not-the-same"], stage.Casework.Acts.Select(act => act.Act)));
    }

    [Fact]
    public void A_line_of_a_batch_pressed_again_is_done_once()
    {
        var console = stage.Open("/console/batch");
        console.FindAll("select")[0].Change("reply");
        console.Find("textarea").Change("已安排人员查看。");
        console.Find("input[aria-label='选择 2026-000001']").Change(true);
        Lost(console, "对选中的 1 件：答复举报人");

        console.Press("对选中的 1 件：答复举报人");

        console.WaitForAssertion(() => Assert.Contains("1 件成功", console.Find("#results").TextContent, StringComparison.Ordinal));
        Assert.Single(stage.Casework.Acts);
    }

    private void Lost(IRenderedComponent<Routes> console, string button)
    {
        stage.Casework.LosesNextAnswer = true;
        console.Press(button);
        console.WaitForAssertion(() => Assert.Contains("系统暂时连接不上", console.Markup, StringComparison.Ordinal));
    }
}
