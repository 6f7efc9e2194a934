using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace PublicReport.Stack.Tests.Public;

/// <summary>A browser without JavaScript: keeps cookies, fills in forms as they stand on the page and posts them.</summary>
public sealed partial class Visitor(Uri root) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = true });
    private Uri root = root;

    public Page Page { get; private set; } = new(HttpStatusCode.OK, "", new HttpResponseMessage().Headers);

    public async Task<Page> OpenAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(root, path));
        return await ShowAsync(response);
    }

    /// <param name="action">End of the form's address, or of the button's own address.</param>
    /// <param name="changes">What is typed, chosen or tapped: field and value; null takes the field away (a box is unticked).</param>
    public Task<Page> SendAsync(string action, params (string Field, string? Value)[] changes) => SendAsync(action, [], changes);

    public async Task<Page> SendAsync(string action, IReadOnlyList<(string Name, byte[] Content)> files, params (string Field, string? Value)[] changes)
    {
        using var request = Request(Page, action, files, changes);
        using var response = await http.SendAsync(request);
        return await ShowAsync(response);
    }

    /// <summary>The same post again, as a reload or a second tap sends it.</summary>
    public Task<Page> SendFromAsync(Page page, string action, params (string Field, string? Value)[] changes) => SendFromAsync(page, action, [], changes);

    public async Task<Page> SendFromAsync(
        Page page, string action, IReadOnlyList<(string Name, byte[] Content)> files, params (string Field, string? Value)[] changes)
    {
        Page = page;
        return await SendAsync(action, files, changes);
    }

    /// <summary>The same browser, sent to another instance of the Gateway.</summary>
    public void MoveTo(Uri instance) => root = instance;

    public Task<HttpResponseMessage> RawAsync(HttpRequestMessage request) => http.SendAsync(request);

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(
        Page page, string action, IReadOnlyList<(string Name, byte[] Content)> files, (string Field, string? Value)[] changes)
    {
        var form = page.FormWith(action);
        var fields = form.Fields.Where(field => changes.All(change => change.Field != field.Key))
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Field, change.Value!)));
        var address = form.Action.EndsWith(action, StringComparison.Ordinal) ? form.Action : form.ButtonActions.First(one => one.EndsWith(action, StringComparison.Ordinal));
        HttpContent content = form.HasFiles ? Multipart(fields, files) : new FormUrlEncodedContent(fields);
        return new(HttpMethod.Post, new Uri(root, address)) { Content = content };
    }

    private static MultipartFormDataContent Multipart(
        IEnumerable<KeyValuePair<string, string>> fields, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            content.Add(new StringContent(value) { Headers = { ContentType = null } }, field);
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "files", name);
        }

        if (files.Count == 0)
        {
            // What a browser sends for an empty file field.
            var nothing = new ByteArrayContent([]) { Headers = { ContentDisposition = new("form-data") { Name = "\"files\"", FileName = "\"\"" } } };
            content.Add(nothing);
        }

        return content;
    }

    private async Task<Page> ShowAsync(HttpResponseMessage response) =>
        Page = new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
}

/// <summary>One answer, read as a person reads it.</summary>
public sealed partial record Page(HttpStatusCode Status, string Html, HttpResponseHeaders Headers)
{
    /// <summary>The words of the page.</summary>
    public string Text => WebUtility.HtmlDecode(Space().Replace(Tag().Replace(Html[Math.Max(0, Html.IndexOf("<main", StringComparison.Ordinal))..], " "), " "));

    /// <summary>The receipt in big letters.</summary>
    public string Receipt => string.Concat(Span().Matches(ReceiptBlock().Match(Html).Value).Select(match => match.Groups[1].Value));

    public Form FormWith(string action) => Forms().Matches(Html).Select(match => new Form(match.Value))
        .FirstOrDefault(form => form.Action.EndsWith(action, StringComparison.Ordinal) || form.ButtonActions.Any(one => one.EndsWith(action, StringComparison.Ordinal)))
        ?? throw new InvalidOperationException($"no form for {action} on: {Text}");

    public string Field(string name) => Forms().Matches(Html).SelectMany(match => new Form(match.Value).Fields)
        .FirstOrDefault(field => field.Key == name).Value ?? "";

    public IReadOnlyList<string> Buttons(string name) => Button().Matches(Html)
        .Where(match => Form.Attribute(match.Value, "name") == name).Select(match => Form.Attribute(match.Value, "value")).ToList();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<button[^>]*>")]
    private static partial Regex Button();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex("id=\"receipt\" aria.*?</p>", RegexOptions.Singleline)]
    private static partial Regex ReceiptBlock();

    [GeneratedRegex("<span>(.*?)</span>")]
    private static partial Regex Span();
}

/// <summary>One form with what it would send.</summary>
public sealed partial class Form(string html)
{
    public string Action { get; } = Attribute(Opening().Match(html).Value, "action");

    public bool HasFiles { get; } = Opening().Match(html).Value.Contains("multipart/form-data", StringComparison.Ordinal);

    public IReadOnlyList<string> ButtonActions { get; } = Elements().Matches(html).Select(match => Attribute(match.Value, "formaction")).Where(one => one.Length > 0).ToList();

    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; } =
    [
        .. Inputs().Matches(html).Select(match => match.Value).Where(Counts).Select(input => KeyValuePair.Create(Attribute(input, "name"), Attribute(input, "value"))),
        .. Areas().Matches(html).Select(match => KeyValuePair.Create(Attribute(match.Value, "name"), WebUtility.HtmlDecode(match.Groups[1].Value))),
        .. Selects().Matches(html).Select(match => KeyValuePair.Create(Attribute(match.Value, "name"), Attribute(Chosen().Match(match.Value).Value, "value"))),
    ];

    public static string Attribute(string element, string name) =>
        WebUtility.HtmlDecode(Regex.Match(element, $"\\s{name}=\"([^\"]*)\"").Groups[1].Value);

    private static bool Counts(string input) =>
        Attribute(input, "type") is var type && type is not "file" && (type is not ("checkbox" or "radio") || input.Contains(" checked", StringComparison.Ordinal));

    [GeneratedRegex("<form[^>]*>")]
    private static partial Regex Opening();

    [GeneratedRegex("<(?:button|input)[^>]*>")]
    private static partial Regex Elements();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Areas();

    [GeneratedRegex("<select.*?</select>", RegexOptions.Singleline)]
    private static partial Regex Selects();

    [GeneratedRegex("<option[^>]*selected[^>]*>")]
    private static partial Regex Chosen();
}
