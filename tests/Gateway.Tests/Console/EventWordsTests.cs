using PublicReport.Gateway.Console;
using PublicReport.ReportingCore.Audit;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

public sealed class EventWordsTests
{
    /// <summary>The chain takes no other names, so nothing that was done is shown to staff as a code or as "其他".</summary>
    [Fact]
    public void Every_event_of_the_log_has_a_chinese_word()
    {
        Assert.Equal("其他", ConsoleTexts.Word("no-such-event"));
        Assert.All(EventNames.All, name =>
        {
            var word = ConsoleTexts.Word(name);
            Assert.True(word != "其他" && word.All(c => c is (>= '\u4e00' and <= '\u9fff') or '，'), $"{name}: {word}");
        });
    }
}
