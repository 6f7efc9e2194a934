using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Security;

public sealed class LogTests(RedisFixture store) : IClassFixture<RedisFixture>
{
    [Fact]
    public async Task Neither_address_nor_browser_nor_receipt_nor_name_nor_words_reach_any_log_even_at_its_most_talkative()
    {
        var log = new Everything();
        await using var app = await SilentCore.BuildAsync(builder =>
        {
            builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace).AddFilter((_, _) => true);
            builder.Services.AddTransient<IStartupFilter, FromFarAway>();
        }, SilentCore.Settings with { Redis = store.ConnectionString });
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("SecretPhone/9.9");

        foreach (var path in new[] { "/t", "/r/341503205/review", "/r/341503205/submit" })
        {
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["receipt"] = "341503205-7K2Q-M0XV-3R9A-C4TE-5",
                ["name"] = "密名甲",
                ["phone"] = "13912345678",
                ["text"] = "只有他看得见的那根杆子",
            });
            using var response = await http.PostAsync(path, content);
            Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.ServiceUnavailable, response.StatusCode.ToString());
        }

        Assert.Contains(log.Lines, line => line.Contains("/t", StringComparison.Ordinal));
        string[] secrets = ["203.0.113.77", "SecretPhone", "7K2Q", "密名甲", "13912345678", "那根杆子"];
        Assert.All(secrets, secret => Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    /// <summary>The connection's other end, as a production server would see it.</summary>
    private sealed class FromFarAway : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, then) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.77");
                return then(context);
            });
            next(app);
        };
    }

    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
