using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using PublicReport.Gateway.Backend;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.Gateway.Public;

/// <summary>
/// Reads a posted form before the page does. Files go on to the core while they arrive and touch neither memory as a whole nor disk here
/// (they are kept encrypted or not at all); the page sees their ids. Files come last in our forms, so that whatever is wrong with one of them,
/// the words are already there to be shown again.
/// </summary>
internal sealed class EvidenceForm(IPublicBackend backend, IAntiforgery antiforgery) : IAsyncResourceFilter
{
    /// <summary>Nine files of the largest kind and the form around them.</summary>
    public const long MostBytes = 200 * 1024 * 1024;
    private const int MostFields = 100;
    private const int LongestField = 64 * 1024;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method))
        {
            var post = new PublicPost();
            http.Features.Set(post);
            LimitBody(http);
            await ReadAsync(http, post);
            post.Stale = !await antiforgery.IsRequestValidAsync(http);
        }

        await next();
    }

    private async Task ReadAsync(HttpContext http, PublicPost post)
    {
        var boundary = MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        var fields = new KeyValueAccumulator();
        try
        {
            if (boundary is not { Length: > 0 and <= 100 })
            {
                http.Request.Form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
                return;
            }

            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section && !IsHopeless(http, post, section))
            {
                fields = await TakeAsync(http, post, section, fields);
            }
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            post.Refused.Add("evidence-interrupted");
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException)
        {
            // Larger than a request may be, or garbled: what came before is still there and is shown again with the reason.
            post.Refused.Add("evidence-too-large");
        }

        http.Request.Form = new FormCollection(fields.GetResults());
    }

    /// <summary>
    /// A body that announces more than may come is still opened, or Kestrel would refuse it with the words in it unread: reading ends at its first file.
    /// </summary>
    private static void LimitBody(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Max(MostBytes, http.Request.ContentLength ?? 0);
        }
    }

    private static bool IsHopeless(HttpContext http, PublicPost post, MultipartSection section)
    {
        var hopeless = http.Request.ContentLength > MostBytes
            && ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && disposition.IsFileDisposition();
        if (hopeless)
        {
            post.Refused.Add("evidence-too-large");
        }

        return hopeless;
    }

    private async Task<KeyValueAccumulator> TakeAsync(HttpContext http, PublicPost post, MultipartSection section, KeyValueAccumulator fields)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
        {
            return fields;
        }

        if (disposition.IsFormDisposition() && fields.ValueCount < MostFields)
        {
            using var reader = new StreamReader(section.Body);
            var buffer = new char[LongestField];
            var length = await reader.ReadBlockAsync(buffer, http.RequestAborted);
            fields.Append(HeaderUtilities.RemoveQuotes(disposition.Name).ToString(), new string(buffer, 0, length));
        }
        else if (disposition.IsFileDisposition())
        {
            http.Request.Form = new FormCollection(new Dictionary<string, StringValues>(fields.GetResults()));
            await SendOnAsync(http, post, section);
        }

        return fields;
    }

    private async Task SendOnAsync(HttpContext http, PublicPost post, MultipartSection section)
    {
        using var file = new PeekedStream(section.Body);
        if (!await file.HasContentAsync(http.RequestAborted) || AreaOf(http) is not { } area || !await antiforgery.IsRequestValidAsync(http))
        {
            return;
        }

        if (post.Uploaded.Count + http.Request.Form["evidence"].Count >= ReportForm.MostEvidence)
        {
            post.Refused.Add("too-much-evidence");
            return;
        }

        var answer = await backend.UploadAsync(area, section.ContentType ?? "", file, http.RequestAborted);
        if (answer.Value is { } uploaded)
        {
            post.Uploaded.Add(new(uploaded.Id, uploaded.Kind, file.Digest()));
        }
        else
        {
            post.Unavailable |= answer.IsUnavailable;
            post.Refused.Add(answer.Error);
        }
    }

    private static string? AreaOf(HttpContext http) =>
        http.GetRouteValue("township") as string ?? (Receipt.TryParse(http.Request.Form["receipt"], out var receipt) ? receipt.Area : null);
}
