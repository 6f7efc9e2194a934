using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Public;
using PublicReport.Gateway.Tests.Dialogue;
using Xunit;

namespace PublicReport.Gateway.Tests.Security;

public sealed class TownshipDirectoryTests
{
    private readonly CoreDouble core = new();
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public async Task While_the_core_says_nothing_what_was_last_heard_is_answered_at_once_and_renewed_when_it_speaks()
    {
        var directory = new TownshipDirectory(core, clock);
        Assert.Equal(["罗集乡"], await NamesAsync(directory));
        var speaks = new TaskCompletionSource();
        core.Silence = speaks.Task;
        core.Towns.Add(CoreDouble.Invented);
        clock.Advance(TimeSpan.FromMinutes(2));

        var asked = NamesAsync(directory);
        Assert.True(asked.IsCompleted);
        Assert.Equal(["罗集乡"], await asked);

        speaks.SetResult();
        Assert.Equal(["罗集乡", "望云镇"], await NamesAsync(directory));
    }

    [Fact]
    public async Task The_first_question_is_waited_for()
    {
        var speaks = new TaskCompletionSource();
        core.Silence = speaks.Task;
        var asked = NamesAsync(new TownshipDirectory(core, clock));
        Assert.False(asked.IsCompleted);

        speaks.SetResult();

        Assert.Equal(["罗集乡"], await asked);
    }

    private static async Task<IEnumerable<string>> NamesAsync(TownshipDirectory directory) =>
        (await directory.AllAsync(CancellationToken.None)).Select(town => town.Name);
}
