using System.Runtime.CompilerServices;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console.Pages;
using PublicReport.Gateway.Security;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

/// <summary>The queue asks while an older question is still open: which list stands there is no matter of whose answer comes last.</summary>
public sealed class LateAnswerTests : BunitContext, ICaseworkBackend
{
    private static readonly SessionView Session = new("token", "341503205", "a", "甲", "power-supply", "供电所", ["handler"], DateTimeOffset.MaxValue.AddYears(-1));
    private readonly Dictionary<string, TaskCompletionSource<Answer<QueuePage>>> asked = [];

    [Fact]
    public async Task An_answer_that_comes_after_that_of_a_newer_search_is_dropped()
    {
        Services.AddSingleton<ICaseworkBackend>(this);
        Services.AddSingleton(TimeProvider.System);
        var signedIn = Task.FromResult(new AuthenticationState(ConsoleSession.ToPrincipal(Session)));
        var page = Render<Queue>(parameters => parameters.AddCascadingValue(signedIn));
        page.Find("input[aria-label=搜索]").Change("锅炉");

        asked["锅炉"].SetResult(Found(1));
        page.WaitForAssertion(() => Assert.Contains("共 1 条", page.Find("h1").TextContent, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        asked[""].SetResult(Found(9));
        // Handled by the page in turn, as that answer is: behind it.
        await page.InvokeAsync(() => { });

        Assert.Contains("共 1 条", page.Find("h1").TextContent, StringComparison.Ordinal);
    }

    Task<Answer<QueuePage>> ICaseworkBackend.ListAsync(string token, QueueQuery query, CancellationToken cancellationToken) => (asked[query.Search] = new()).Task;

    Task<Answer<OfficeView>> ICaseworkBackend.OfficeAsync(string token, CancellationToken cancellationToken) =>
        Task.FromResult<Answer<OfficeView>>(new(new("341503205", "罗集乡", [], [], [], []), ""));

    async IAsyncEnumerable<long> ICaseworkBackend.WatchAsync(string token, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }

    Task<Answer<HazardFileView>> ICaseworkBackend.GetAsync(string token, string hazard, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Answer<long>> ICaseworkBackend.ActAsync(string token, ActCommand command, CancellationToken cancellationToken) => throw new NotSupportedException();

    Task<Answer<EntryReceipt>> ICaseworkBackend.EnterAsync(string token, EntryCommand command, CancellationToken cancellationToken) => throw new NotSupportedException();

    IAsyncEnumerable<EvidencePart> ICaseworkBackend.ReadEvidenceAsync(string token, string hazard, string evidence, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private static Answer<QueuePage> Found(int total) => new(new([], total), "");
}
