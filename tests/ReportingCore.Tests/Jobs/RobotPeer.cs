using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PublicReport.ReportingCore.Tests.Jobs;

/// <summary>A group robot on the loopback that answers like WeCom's.</summary>
internal sealed class RobotPeer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RobotPeer(WebApplication app) => this.app = app;

    public ConcurrentQueue<JsonElement> Received { get; } = [];

    /// <summary>Done with the first message.</summary>
    public Task First => first.Task;

    /// <summary>0: taken; 45009: too many; -1: redirects to <see cref="Elsewhere"/>.</summary>
    public int Code { get; set; }

    /// <summary>Posts that followed the redirect.</summary>
    public int Elsewhere { get; private set; }

    public string Url => $"{app.Urls.First()}/cgi-bin/webhook/send?key=secret-of-the-robot";

    public static async Task<RobotPeer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var peer = new RobotPeer(app);
        app.MapPost("/cgi-bin/webhook/send", (Delegate)peer.TakeAsync);
        app.MapPost("/elsewhere", () => Results.Ok(++peer.Elsewhere));
        await app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        if (Code == -1)
        {
            return Results.Redirect($"{app.Urls.First()}/elsewhere", permanent: false, preserveMethod: true);
        }

        var message = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        if (Code == 0)
        {
            Received.Enqueue(message);
            first.TrySetResult();
        }

        return Results.Json(new { errcode = Code, errmsg = "" });
    }
}
