using PublicReport.ReportingCore.Domain.Hazards;
using Xunit;

namespace PublicReport.Stack.Tests.Public;

/// <summary>Who is pointed elsewhere on the phone pages, with the shipped model.</summary>
[Collection(PhoneCollection.Name)]
public sealed class OutOfScopePageTests(PhoneStack stack)
{
    private const string Luoji = "/r/341503205";

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
