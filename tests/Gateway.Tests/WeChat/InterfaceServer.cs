using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Api;

namespace PublicReport.Gateway.Tests.WeChat;

/// <summary>An HTTP server in the place of api.weixin.qq.com that answers what a test says, and clients of it.</summary>
internal sealed class InterfaceServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<IAsyncDisposable> clients = [];
    private int tokens;

    private InterfaceServer(WebApplication app) => this.app = app;

    /// <summary>Path and body of each call, stable_token apart.</summary>
    public ConcurrentQueue<(string Path, string Query, string Body)> Calls { get; } = new();

    public ConcurrentQueue<JsonObject> TokenCalls { get; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    /// <summary>Answer to everything but stable_token, by number of the call (from 1).</summary>
    public Func<HttpRequest, int, IResult> Answer { get; set; } = (_, _) => Results.Json(new { errcode = 0, errmsg = "ok" });

    public Func<JsonObject, IResult>? AnswerToken { get; set; }

    public static async Task<InterfaceServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new InterfaceServer(builder.Build());
        server.app.Run(server.HandleAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>A client as the Gateway registers it, with every log line kept.</summary>
    public async Task<IWeChatApi> ClientAsync(string redis, string serviceKey, FakeTimeProvider clock, string apiBase = "")
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Keeper(Log)));
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new GatewaySettings
        {
            Redis = redis,
            ReportingCore = "",
            ServiceKey = serviceKey,
            WeChat = new() { AppId = "wx0123456789abcdef", AppSecret = "top-secret-value", Token = "t", EncodingAesKey = new string('A', 43), ApiBase = apiBase.Length > 0 ? apiBase : app.Urls.First() },
        });
        services.AddSingleton<GatewayKeys>();
        services.AddSingleton(await GatewayStore.ConnectAsync(redis));
        services.AddWeChatApi();
        var provider = services.BuildServiceProvider();
        clients.Add(provider);
        return provider.GetRequiredService<IWeChatApi>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        if (context.Request.Path == "/cgi-bin/stable_token")
        {
            var asked = JsonNode.Parse(body)!.AsObject();
            TokenCalls.Enqueue(asked);
            await (AnswerToken ?? Token)(asked).ExecuteAsync(Services(context));
            return;
        }

        Calls.Enqueue((context.Request.Path, context.Request.QueryString.Value ?? "", body));
        await Answer(context.Request, Calls.Count).ExecuteAsync(Services(context));
    }

    private IResult Token(JsonObject asked) => Results.Json(new { access_token = $"ACCESS-{Interlocked.Increment(ref tokens)}", expires_in = 7200 });

    private HttpContext Services(HttpContext context)
    {
        context.RequestServices = app.Services;
        return context;
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
