using System.Net;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>举报 without JavaScript against the whole stack.</summary>
[Collection(PhoneCollection.Name)]
public sealed class ReportPageTests(PhoneStack stack)
{
    private const string Luoji = "/r/341503205";

    [Fact]
    public async Task Townships_are_chosen_from_a_list_or_by_the_scene_of_a_code()
    {
        using var visitor = stack.Visit();
        var list = await visitor.OpenAsync("/r");
        Assert.All(["罗集乡", "样板乡"], name => Assert.Contains(name, list.Text, StringComparison.Ordinal));
        Assert.Contains("样板乡 我要举报", (await visitor.OpenAsync("/r?scene=341503999")).Text, StringComparison.Ordinal);
        Assert.Equal("341503205207", (await visitor.OpenAsync("/r?scene=v:5207")).Field("village"));
        Assert.Equal("341503205207", (await visitor.OpenAsync($"{Luoji}?scene=v:07")).Field("village"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/r/999999999")).Status);
    }

    [Fact]
    public async Task A_sentence_becomes_a_receipt_in_two_steps_with_the_emergency_numbers_first()
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync(Luoji);

        var summary = await visitor.SendAsync("/review", [("杆.png", Pictures.Png)], ("text", "松岗村小学门口电线杆歪了，快倒了"));
        var accepted = await visitor.SendAsync("/submit");

        Assert.Contains("119", summary.Text, StringComparison.Ordinal);
        Assert.True(summary.Text.IndexOf("119", StringComparison.Ordinal) < summary.Text.IndexOf("请核对", StringComparison.Ordinal));
        Assert.Contains("照片 1 份", summary.Text, StringComparison.Ordinal);
        Assert.Contains("松岗村", summary.Text, StringComparison.Ordinal);
        Assert.Matches("^341503205(-[0-9A-Z]{4}){4}-.$", accepted.Receipt);
    }

    [Fact]
    public async Task A_second_tap_and_a_reload_get_the_first_receipt_and_a_changed_report_gets_its_own()
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync(Luoji);
        var summary = await visitor.SendAsync("/review", ("text", "竹园村卫生室楼道灯坏了"), ("village", "341503205200"));

        var first = (await visitor.SendAsync("/submit")).Receipt;
        var again = (await visitor.SendFromAsync(summary, "/submit")).Receipt;
        var other = (await visitor.SendFromAsync(summary, "/submit", ("text", "竹园村卫生室楼道灯坏了，台阶也裂了"))).Receipt;

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.NotEmpty(other);
    }

    [Fact]
    public async Task What_is_missing_is_named_beside_its_field_and_everything_typed_is_shown_again()
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync(Luoji);

        var page = await visitor.SendAsync(
            "/review",
            [("说明.txt", "这不是照片"u8.ToArray()), ("好.png", Pictures.Png)],
            ("text", "井盖没了"), ("anonymity", "named"), ("name", "张三"), ("phone", "12"), ("seen", "2036-01-01T08:00"), ("hide", "yes"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("请填写能联系到您的电话号码", page.Text, StringComparison.Ordinal);
        Assert.Contains("发现时间不能晚于现在", page.Text, StringComparison.Ordinal);
        Assert.Contains("格式不认识", page.Text, StringComparison.Ordinal);
        Assert.Equal(("井盖没了", "named", "张三", "12", "2036-01-01T08:00", "yes"),
            (page.Field("text"), page.Field("anonymity"), page.Field("name"), page.Field("phone"), page.Field("seen"), page.Field("hide")));
        Assert.EndsWith("|photo", page.Field("evidence"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_photo_that_is_too_large_is_named_and_a_body_beyond_all_measure_still_keeps_the_words()
    {
        using var visitor = stack.Visit();
        var form = await visitor.OpenAsync(Luoji);
        byte[] large = [0xFF, 0xD8, 0xFF, .. new byte[11 * 1024 * 1024]];

        var page = await visitor.SendAsync("/review", [("大.jpg", large)], ("text", "井盖没了"), ("place", "卫生院门口"));
        Assert.Contains("有文件太大没有收下", page.Text, StringComparison.Ordinal);
        Assert.Equal(("井盖没了", "卫生院门口"), (page.Field("text"), page.Field("place")));

        var answer = await Announced.PostAsync(stack.Url, $"{Luoji}/review", 3L * 1024 * 1024 * 1024, ("nonce", form.Field("nonce")), ("text", "路灯不亮"));
        Assert.Contains("路灯不亮", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_place_only_the_place_is_asked_for()
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync(Luoji);

        Assert.Contains("请选择村", (await visitor.SendAsync("/review", ("text", "井盖没了"))).Text, StringComparison.Ordinal);
        Assert.Contains("请核对", (await visitor.SendAsync("/review", ("place", "卫生院对面"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_core_that_is_down_says_so_and_keeps_everything_for_the_next_tap()
    {
        await using var line = new CutLine(stack.Stack.Core.Urls.First());
        var gateway = await stack.StartGatewayAsync(settings => settings with { ReportingCore = line.Address });
        using var visitor = stack.Visit(gateway);
        await visitor.OpenAsync(Luoji);
        await visitor.SendAsync("/review", ("text", "储渡村路面塌陷"), ("village", "341503205202"));
        var form = await visitor.SendAsync("/edit");
        var summary = await visitor.SendAsync("/review");
        await line.DisposeAsync();

        var atReview = await visitor.SendFromAsync(form, "/review");
        var atSubmit = await visitor.SendFromAsync(summary, "/submit");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (atReview.Status, atSubmit.Status));
        Assert.Contains("您填的内容都还在", atReview.Text, StringComparison.Ordinal);
        Assert.Equal(("储渡村路面塌陷", "341503205202"), (atReview.Field("text"), atReview.Field("village")));
        using var later = stack.Visit();
        await later.OpenAsync(Luoji);
        var mended = await later.SendAsync("/review", ("text", atSubmit.Field("text")), ("village", atSubmit.Field("village")), ("nonce", atSubmit.Field("nonce")));
        Assert.NotEmpty((await later.SendFromAsync(mended, "/submit")).Receipt);
    }

    [Fact]
    public async Task A_form_opened_at_one_instance_is_accepted_by_another_and_a_foreign_one_is_shown_again()
    {
        using var visitor = stack.Visit();
        using var stranger = stack.Visit(await stack.StartGatewayAsync());
        var form = await visitor.OpenAsync(Luoji);
        await stranger.OpenAsync(Luoji);

        // Another browser's token without its cookie is what a foreign site could send.
        var refused = await stranger.SendFromAsync(form, "/review", ("text", "华城村桥栏杆断了"), ("village", "341503205203"));
        var accepted = await stranger.SendAsync("/review");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("没有提交", refused.Text, StringComparison.Ordinal);
        Assert.Equal("华城村桥栏杆断了", refused.Field("text"));
        Assert.Contains("请核对", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("请核对", (await SameBrowserElsewhereAsync(visitor, form)).Text, StringComparison.Ordinal);
    }

    private async Task<Page> SameBrowserElsewhereAsync(Visitor visitor, Page form)
    {
        // Cookies belong to the host, not to the port: the same browser meets the other instance behind one address.
        var other = await stack.StartGatewayAsync();
        visitor.MoveTo(other);
        return await visitor.SendFromAsync(form, "/review", ("text", "华城村桥栏杆断了"), ("village", "341503205203"));
    }
}
