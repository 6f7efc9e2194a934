namespace PublicReport.Gateway.Public;

/// <summary>Absolute addresses for paper and QR codes: the configured public one, else the one this request came to.</summary>
internal static class PublicAddress
{
    public static string Of(HttpContext context, string path)
    {
        var settings = context.RequestServices.GetRequiredService<GatewaySettings>();
        var root = settings.WeChat.PublicUrl is { Length: > 0 } configured
            ? configured.TrimEnd('/')
            : $"{context.Request.Scheme}://{context.Request.Host}";
        return root + path;
    }
}
