using PublicReport.ReportingCore.Domain.Hazards;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>Who is pointed elsewhere on the phone pages, with the shipped model.</summary>
[Collection(PhoneCollection.Name)]
public sealed class OutOfScopePageTests(PhoneStack stack)
{
    private const string Luoji = "/r/341503205";

    [Fact]
    public async Task Insisting_on_the_receipt_page_keeps_the_photo_and_the_receipt()
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync(Luoji);
        await visitor.SendAsync("/review", [("卡.png", Pictures.Png)], ("text", "罗集村社保卡怎么办理，养老金多少钱一个月"));
        // As when the classifier answered only after the summary was shown.
        var accepted = await visitor.SendAsync("/submit");
        Assert.Contains("12345", accepted.Text, StringComparison.Ordinal);
        Assert.Equal(HazardState.Guided, (await stack.NewestAsync()).State);

        var insisted = await visitor.SendAsync("/insist");

        Assert.Contains("已登记，由安委办的人来看", insisted.Text, StringComparison.Ordinal);
        var hazard = await stack.NewestAsync();
        Assert.Equal(HazardState.Registered, hazard.State);
        Assert.Single(Assert.Single((await stack.FileAsync(hazard.Id)).Reports).Evidence);
        Assert.Contains("不用再坚持上报", (await visitor.SendFromAsync(accepted, "/insist", ("nonce", "another-tap"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("花园村小学旁边，见照片")]
    public async Task A_photo_that_says_it_all_is_not_called_out_of_scope(string text)
    {
        using var visitor = stack.Visit();
        await visitor.OpenAsync(Luoji);
        var summary = await visitor.SendAsync("/review", [("看.png", Pictures.Png)], ("text", text), ("village", "341503205210"));
        Assert.DoesNotContain("12345", summary.Text, StringComparison.Ordinal);

        await visitor.SendAsync("/submit");

        Assert.Equal((HazardState.Registered, "safety-office"), ((await stack.NewestAsync()).State, (await stack.NewestAsync()).Department));
    }
}
