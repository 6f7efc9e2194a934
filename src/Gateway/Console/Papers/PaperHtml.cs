using System.Net;
using System.Text;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Console;

/// <summary>A paper as a page: sheet on the screen, A4 in print, no script.</summary>
internal static class PaperHtml
{
    public static string Write(PaperView paper)
    {
        var body = new StringBuilder();
        body.Append("<h1>").Append(E(paper.Title)).Append("</h1><p class=\"number\">").Append(E(paper.Number)).Append("</p>");
        body.Append("<p class=\"to\">").Append(E(paper.Addressee)).Append("：</p>");
        foreach (var paragraph in paper.Paragraphs)
        {
            body.Append("<p>").Append(E(paragraph)).Append("</p>");
        }

        if (paper.Rows.Count > 0)
        {
            body.Append("<table>");
            foreach (var (label, value) in paper.Rows)
            {
                body.Append("<tr><th scope=\"row\">").Append(E(label)).Append("</th><td>").Append(E(value)).Append("</td></tr>");
            }

            body.Append("</table>");
        }

        body.Append("<p class=\"sign\">").Append(E(paper.Office)).Append("（盖章）<br>").Append(PaperDocx.Day(paper.Date)).Append("</p>");
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>{E(paper.Title)} {E(paper.Number)}</title>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="/console/paper.css"></head>
            <body><main class="paper">{body}</main></body></html>
            """;
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
