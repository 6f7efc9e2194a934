using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>
/// A phone with WeChat on it, and the part of Tencent that stands between it and us: the page, what it sends, and the official HTTP interface.
/// Not mapped at all unless <see cref="GatewaySettings.Simulator"/>: in production every address of it answers 404.
/// </summary>
internal static class SimulatorRegistration
{
    private const long MaxBody = 16 * 1024 * 1024;

    public static IServiceCollection AddSimulator(this IServiceCollection services, GatewaySettings settings)
    {
        if (settings.Simulator)
        {
            services.AddHttpClient<SimulatedPhone>(client => client.Timeout = SimulatedPhone.TencentsPatience);
            services.AddSingleton<FakeWeChat>();
        }

        return services;
    }

    public static void MapSimulator(this IEndpointRouteBuilder app, GatewaySettings settings)
    {
        if (!settings.Simulator)
        {
            // Said here, so that no fallback of another surface answers in its place.
            app.Map("/simulator/{**rest}", () => Results.NotFound());
            return;
        }

        var group = app.MapGroup("/simulator");
        group.MapGet("", (HttpResponse response) => Page(response, "index.html", MediaTypeNames.Text.Html));
        group.MapGet("/simulator.css", (HttpResponse response) => Page(response, "simulator.css", MediaTypeNames.Text.Css));
        group.MapGet("/simulator.js", (HttpResponse response) => Page(response, "simulator.js", MediaTypeNames.Text.JavaScript));
        group.MapGet("/personas", () => Persona.All.Select(persona => new { persona.Id, persona.Name }));
        group.MapGet("/outbox", (string persona, long? after, FakeWeChat weChat) =>
            Persona.Find(persona) is { } who ? Results.Json(weChat.Outbox(who.OpenId, after ?? 0)) : Unknown());
        group.MapGet("/media/{id}", (string id, FakeWeChat weChat) => weChat.FindMedia(id) is { } media ? Results.Bytes(media.Bytes, media.ContentType) : Results.NotFound());
        group.MapPost("/send", SendAsync);
        FakeApi.Map(group.MapGroup("/api/cgi-bin"));
    }

    /// <summary>JSON only, so that no foreign page can send in the tester's name without asking.</summary>
    private static async Task<IResult> SendAsync(HttpContext context, SimulatedPhone phone)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBody;
        }

        var send = context.Request.HasJsonContentType() ? await context.Request.ReadFromJsonAsync<SimulatorSend>(context.RequestAborted) : null;
        return send is not null && Persona.Find(send.Persona) is { } persona
            ? await phone.SendAsync(send, persona, context.RequestAborted) is { } received ? Results.Json(received) : Unreadable()
            : Unknown();
    }

    private static IResult Page(HttpResponse response, string name, string type)
    {
        response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";
        response.Headers.CacheControl = "no-store";
        var stream = typeof(SimulatorRegistration).Assembly.GetManifestResourceStream($"simulator/{name}")!;
        return Results.Stream(stream, new ContentType(type) { CharSet = Encoding.UTF8.WebName }.ToString());
    }

    private static IResult Unknown() => Results.Json(new { code = "unknown-persona", message = SimulatorTexts.UnknownPersona }, statusCode: 400);

    private static IResult Unreadable() => Results.Json(new { code = "unreadable-message", message = SimulatorTexts.Unreadable }, statusCode: 400);
}
