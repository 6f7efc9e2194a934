using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console.Parts;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>Pictures of casework: whatever is wrong with the choice is said, and what can be taken is.</summary>
public sealed class PictureChoiceTests : IAsyncDisposable
{
    private const int Most = 10 * 1024 * 1024;
    private readonly ConsoleStage stage = new();
    private readonly CaseInput input = new();

    public ValueTask DisposeAsync() => stage.DisposeAsync();

    [Fact]
    public void Ten_pictures_at_once_are_refused_in_words()
    {
        var form = Choose([.. Enumerable.Range(1, 10).Select(number => Picture($"{number}.jpg", 10))]);

        Assert.Contains("最多 9 张", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(input.Pictures);
    }

    [Fact]
    public void A_picture_too_large_is_named_and_does_not_take_the_others_with_it()
    {
        var form = Choose(Picture("大门.jpg", 10), Picture("全景.jpg", Most + 1), Picture("护栏.jpg", 10));

        Assert.Contains("全景.jpg", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("10 MB", form.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains("已传 2 张", form.Markup, StringComparison.Ordinal);
        Assert.Equal(2, input.Pictures.Count);
    }

    private IRenderedComponent<NeedInputs> Choose(params InputFileContent[] files)
    {
        stage.Add("A", "2026-000001", "护栏断了");
        var form = stage.Render<NeedInputs>(parameters => parameters
            .Add(part => part.Needs, ["pictures"]).Add(part => part.Act, "verify").Add(part => part.Input, input)
            .Add(part => part.File, stage.Casework.Files["A"]).Add(part => part.Office, stage.Casework.Office).Add(part => part.Session, ConsoleStage.Session));
        try
        {
            form.FindComponent<InputFile>().UploadFiles(files);
        }
        catch (Exception error) when (error is InvalidOperationException or IOException)
        {
            // In a browser it would end in the log; here it must not hide what the page says.
        }

        return form;
    }

    private static InputFileContent Picture(string name, int length) => InputFileContent.CreateFromBinary(new byte[length], name, contentType: "image/jpeg");
}
