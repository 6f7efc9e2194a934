using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PublicReport.Classifier;
using PublicReport.Classifier.Learning;
using PublicReport.Classifier.Model;
using PublicReport.Classifier.Tests.Learning;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Intake;
using PublicReport.TestKit;
using Xunit;
using TrainerCommands = PublicReport.Classifier.Commands.CommandLine;

namespace PublicReport.ReportingCore.Tests.Learning;

public sealed class LearningLoopOnGarnetTests(GarnetFixture store) : LearningLoopTests(store), IClassFixture<GarnetFixture>;

public sealed class LearningLoopOnRedisTests(RedisFixture store) : LearningLoopTests(store), IClassFixture<RedisFixture>;

/// <summary>From what people correct in the core to what the classifier answers, through the train command and both services.</summary>
public abstract class LearningLoopTests(IStoreFixture store) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("pr-loop-").FullName;
    private Core core = null!;
    private WebApplication classifier = null!;

    private string Model => Path.Combine(folder, "model");

    public async Task InitializeAsync()
    {
        core = await Core.StartAsync(store.ConnectionString);
        TinyCorpus.WriteTo(folder);
        ModelFile.Save(ReportModelTrainer.Train(TinyCorpus.Material, TinyCorpus.Lead, _ => { }), Model);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration[ClassifierHost.ModelFolderSetting] = Model;
        classifier = await ClassifierHost.BuildAsync(builder);
        await classifier.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await classifier.DisposeAsync();
        await core.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task What_the_office_re_assigned_goes_to_the_right_domain_the_next_time()
    {
        foreach (var text in TinyCorpus.NewMatter)
        {
            await CorrectAsync(text, "forestry-station", "forestry");
        }

        Assert.Equal(0, await TrainAsync());

        var version = new ModelVersions(Model, TimeProvider.System).Current();
        Assert.Equal(TinyCorpus.NewMatter.Count, version.Corrections);
        var next = await SubmitAsync("山脚下有马蜂窝");
        Assert.Equal(("forestry", version.Version), (next.Route.Domain, next.Route.ModelVersion));
        Assert.DoesNotContain(Directory.GetFiles(Model, "*", SearchOption.AllDirectories), HoldsAReport);
    }

    [Fact]
    public async Task Poison_changes_nothing()
    {
        foreach (var text in TinyCorpus.Poison)
        {
            await CorrectAsync(text, "forestry-station", "forestry");
        }

        Assert.Equal(0, await TrainAsync());

        Assert.Empty(new ModelVersions(Model, TimeProvider.System).List());
        Assert.Equal(TinyCorpus.Poison.Count, (await core.Send(new ExportCorrections(core.ActorOf("safety-office")))).Value.Count);
        Assert.Equal("gas", (await SubmitAsync("隔壁煤气罐的软管要换了")).Route.Domain);
    }

    [Fact]
    public async Task A_token_of_another_department_teaches_nothing()
    {
        await CorrectAsync(TinyCorpus.NewMatter[0], "forestry-station", "forestry");

        Assert.Equal(1, await TrainAsync("forestry-station"));
    }

    private async Task<int> TrainAsync(string department = "safety-office")
    {
        var token = Path.Combine(folder, "token");
        await File.WriteAllTextAsync(token, core.TokenOf(core.ActorOf(department)));
        return await TrainerCommands.Build().Parse(
        [
            "train", "--core", (await core.ConnectAsync()).Target.Insert(0, "http://"), "--token-file", token, "--weight", "3", "--corpus", folder, "--output", Model,
            "--jurisdiction", Path.Combine(AppContext.BaseDirectory, "341503205.yaml"),
        ]).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    /// <summary>The classifier answers over the wire as it does now, however long the machine takes.</summary>
    private async Task<Hazard> SubmitAsync(string text)
    {
        classifier.Services.GetRequiredService<ServedModel>().Refresh();
        using var channel = GrpcChannel.ForAddress(classifier.Urls.First());
        var answer = await new Protos.Classifier.V1.Classifier.ClassifierClient(channel).ClassifyAsync(new() { Text = text });
        core.Classifier.Next = new()
        {
            Scores = [.. answer.Scores.Select(score => new DomainScore(score.Domain, score.Probability, score.DispatchThreshold))],
            Urgent = answer.Urgent,
            ModelVersion = answer.ModelVersion,
        };
        var accepted = await core.Send(new SubmitReport
        {
            RequestId = Guid.NewGuid().ToString("N"),
            Area = core.Area,
            Text = text,
            Channel = Channel.Web,
            Anonymity = Anonymity.Anonymous,
            Insist = true,
        });
        Assert.True(accepted.IsOk);
        return (await core.Send(new ListHazards(core.ActorOf("safety-office")))).Value.Hazards.MaxBy(hazard => hazard.Version)!;
    }

    private async Task CorrectAsync(string text, string department, string domain)
    {
        var hazard = await SubmitAsync(text);
        var header = new ActHeader { Actor = core.ActorOf("safety-office"), RequestId = Guid.NewGuid().ToString("N"), Hazard = hazard.Id, ExpectedVersion = hazard.Version };
        Assert.True((await core.Send(new AssignHazard(header, department, domain))).IsOk);
    }

    private static bool HoldsAReport(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return TinyCorpus.NewMatter.Any(text => new[] { System.Text.Encoding.UTF8, System.Text.Encoding.Unicode }
            .Any(encoding => bytes.AsSpan().IndexOf(encoding.GetBytes(text)) >= 0));
    }
}
