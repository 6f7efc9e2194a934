using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PublicReport.ReportingCore.Features.Casework;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>What a browser sends again (a reload, a second tap) and what a field lets through, on the page of the receipt.</summary>
[Collection(PhoneCollection.Name)]
public sealed class TrackAgainTests(PhoneStack stack)
{
    private static readonly (string, byte[])[] Photo = [("口.png", Pictures.Png)];

    [Fact]
    public async Task A_supplement_with_a_photo_sent_twice_is_there_once_and_a_question_asked_in_between_still_waits()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("松岗村水闸边没有护栏");
        var hazard = await stack.NewestAsync();
        var tracked = await visitor.SendAsync("/t");
        await visitor.SendAsync("/supplement", Photo, ("text", "昨天又有孩子去玩"));
        await stack.ActAsync(header => new ReplyToReporter(header with { Note = "请问是哪一座水闸？" }, null, true), hazard.Id);

        var again = await visitor.SendFromAsync(tracked, "/supplement", Photo, ("text", "昨天又有孩子去玩"));

        Assert.Contains("部门在等您回答", again.Text, StringComparison.Ordinal);
        var report = (await stack.FileAsync(hazard.Id)).Reports[0];
        Assert.True(report.AnswerAwaited);
        Assert.Single(report.Messages, message => message.FromReporter);
    }

    [Fact]
    public async Task Another_photo_with_the_same_words_is_another_supplement()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("松岗村桥头栏杆松动");
        var hazard = await stack.NewestAsync();
        var tracked = await visitor.SendAsync("/t");
        await visitor.SendAsync("/supplement", Photo, ("text", "补一张照片"));

        await visitor.SendFromAsync(tracked, "/supplement", [("二.png", [.. Pictures.Png, 0])], ("text", "补一张照片"));

        Assert.Equal(2, (await stack.FileAsync(hazard.Id)).Reports[0].Messages.Count(message => message.FromReporter));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_any_more_is_let_go_so_that_choosing_it_again_helps()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("松岗村路边树枝压线");
        await visitor.SendAsync("/t");

        var refused = await visitor.SendAsync("/supplement", ("text", "补照片"), ("evidence", "0123456789ABCDEFGHJKMNPQRS|00|photo"));
        var taken = await visitor.SendAsync("/supplement", Photo);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("", refused.Field("evidence"));
        Assert.Contains("已补充", taken.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_as_long_as_its_field_allows_is_taken()
    {
        using var visitor = stack.Visit();
        await visitor.ReportAsync("松岗村电表箱门掉了");
        await stack.ReplyFinallyAsync((await stack.NewestAsync()).Id);
        var replied = await visitor.SendAsync("/t");
        var most = int.Parse(Regex.Match(replied.Html, "<textarea id=\"reason\"[^>]*maxlength=\"(\\d+)\"").Groups[1].Value, CultureInfo.InvariantCulture);
        // A browser counts a line break once and sends two characters for it.
        var words = $"门还是开着的\n{new string('。', most - 7)}";

        var objected = await visitor.SendAsync("/object", ("reason", words.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Contains("异议已收到", objected.Text, StringComparison.Ordinal);
    }
}
