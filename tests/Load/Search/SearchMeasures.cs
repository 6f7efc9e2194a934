using System.Diagnostics;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.EmbeddedStore;
using PublicReport.ReportingCore;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Views;

namespace PublicReport.Load.Search;

/// <summary>First pages of searches over a full township: through the real use case, over the view built from the real store.</summary>
internal static class SearchMeasures
{
    private const string Area = "341503205";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static async Task RunAsync(int hazards, int rounds, string? redis, CancellationToken cancellation)
    {
        var home = Directory.CreateTempSubdirectory("pr-search-").FullName;
        try
        {
            await using var garnet = redis is null ? await EmbeddedGarnet.StartAsync(Path.Combine(home, "store")) : null;
            await using var app = await BuildAsync(redis ?? garnet!.ConnectionString, home);
            await SearchTownship.FillAsync(app.Services, Area, hazards, cancellation);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var watch = Stopwatch.StartNew();
            var view = await app.Services.GetRequiredService<TownshipViews>().CurrentAsync(Area, cancellation);
            var build = watch.Elapsed;
            var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
            var queries = new List<object>();
            foreach (var (name, query) in Queries())
            {
                queries.Add(await MeasureAsync(app.Services, name, query, rounds, cancellation));
            }

            Console.WriteLine(JsonSerializer.Serialize(
                new
                {
                    hazards = view.Hazards.Count,
                    view_build_seconds = Math.Round(build.TotalSeconds, 2),
                    view_memory_megabytes = Math.Round(memory / 1048576.0, 1),
                    rounds,
                    queries,
                },
                Indented));
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }

    private static IEnumerable<(string Name, ListHazards Query)> Queries()
    {
        var office = Of("safety-office", Role.SafetyOffice, Role.Handler);
        var department = Of("power-supply", Role.Handler);
        yield return ("no words, everything", new(office));
        yield return ("common words", new(office) { Search = "电线杆" });
        yield return ("rare words", new(office) { Search = "77777号" });
        yield return ("two words", new(office) { Search = "松岗 栏杆" });
        yield return ("no match", new(office) { Search = "火星" });
        yield return ("a number", new(office) { Search = "2026-054321" });
        yield return ("an enterprise", new(office) { Search = "第4321油坊" });
        yield return ("village, domain, state and days", new(office)
        {
            VillageCode = Area + "207",
            Domain = "gas",
            States = [HazardState.Registered],
            From = SearchTownship.Begins.AddDays(30),
            To = SearchTownship.Begins.AddDays(200),
        });
        yield return ("department, common words", new(department) { Search = "电线杆" });
        yield return ("department, everything, tenth page", new(department) { Skip = 450 });
    }

    private static async Task<object> MeasureAsync(IServiceProvider services, string name, ListHazards query, int rounds, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var total = (await mediator.Send(query, cancellation)).Value.Total;
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await mediator.Send(query, cancellation);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        return new
        {
            name,
            found = total,
            median_ms = Math.Round(times[rounds / 2], 1),
            p95_ms = Math.Round(times[(int)Math.Ceiling(rounds * 0.95) - 1], 1),
            worst_ms = Math.Round(times[^1], 1),
        };
    }

    private static Actor Of(string department, params string[] roles) =>
        new() { Area = Area, Account = department, DisplayName = department, Department = department, Roles = roles };

    private static async Task<WebApplication> BuildAsync(string redis, string home)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Redis"] = redis,
            ["Services:Classifier"] = "http://127.0.0.1:9",
            ["Services:Key"] = "measurement",
            ["Jurisdictions"] = Path.Combine(AppContext.BaseDirectory, "jurisdictions"),
            ["DataDirectory"] = home,
            ["KeyFile"] = Path.Combine(home, "key"),
            ["ActorToken:SigningKey"] = Guid.NewGuid().ToString("N"),
        });
        return await ReportingCoreHost.BuildAsync(builder);
    }
}
