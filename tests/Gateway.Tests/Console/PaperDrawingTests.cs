using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

public sealed class PaperDrawingTests
{
    private static readonly PaperView Paper = new()
    {
        Kind = "supervision-letter",
        Title = "安全隐患督办函",
        Number = "督2026-000001-1",
        Addressee = "供电所",
        Paragraphs = ["第一段 <script>alert(1)</script>", "第二段"],
        Rows = [("隐患编号", "2026-000001"), ("行业领域", "电力安全")],
        Office = "罗集乡安委办",
        Date = new(2026, 3, 2),
    };

    [Fact]
    public void The_text_document_is_valid_and_says_the_same_as_the_page()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(PaperDocx.Write(Paper)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));

        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        var page = PaperHtml.Write(Paper);
        foreach (var words in new[] { Paper.Title, Paper.Number, Paper.Addressee, "第二段", "电力安全", "罗集乡安委办", "2026年3月2日" })
        {
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.Contains(words, page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_an_officer_typed_is_text_and_never_markup()
    {
        Assert.DoesNotContain("<script", PaperHtml.Write(Paper), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", PaperHtml.Write(Paper), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_act_of_a_form_has_words_and_every_clock_a_name()
    {
        Assert.All(CaseForms.All, form => Assert.NotEqual("其他", ConsoleTexts.Word(form.Act)));
        Assert.All(new[] { "accept", "answer", "sign-for", "check", "conclude", "feedback", "review", "rectify", "recheck", "penalty", "listing" }, clock => Assert.NotEmpty(CaseTexts.Clock(clock)));
    }

    [Fact]
    public void A_conflict_is_told_in_words()
    {
        var office = new OfficeView("341503205", "罗集乡", [new("power-supply", "供电所")], [], [], []);
        var words = CaseTexts.Conflict(new("accept", "李四", "power-supply", new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero)), office);
        Assert.Contains("供电所李四 于 2026-03-02 09:00 已先做了“受理”", words, StringComparison.Ordinal);
    }
}
