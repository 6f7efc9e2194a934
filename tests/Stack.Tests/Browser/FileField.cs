using Microsoft.Playwright;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>
/// Gives a file to a field of the console. Blazor listens to a file field one round trip after it is drawn (its script's <c>InputFile.init</c>, which sets the
/// property awaited here); no person is that quick, but a test is, and a file given sooner is never heard of.
/// </summary>
internal static class FileField
{
    private const string Listens = "field => field._blazorInputFileNextFileId !== undefined";

    public static async Task GiveAsync(this ILocator field, FilePayload file)
    {
        await field.Page.WaitForFunctionAsync(Listens, await field.ElementHandleAsync());
        await field.SetInputFilesAsync(file);
    }
}
