using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PublicReport.Protos.Classifier.V1;
using PublicReport.ReportingCore.Classification;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Classification;

/// <summary>Against a real peer on a real socket; what intake makes of the answer is tested with the intake and the job that asks again.</summary>
public sealed class GrpcReportClassifierTests : IAsyncLifetime
{
    private WebApplication app = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        app = builder.Build();
        app.MapGrpcService<Peer>();
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_classifier_that_does_not_answer_in_time_counts_as_down() => Assert.Null(await AskAsync(app.Urls.First()));

    [Fact]
    public async Task A_classifier_that_is_down_is_no_error()
    {
        var gone = app.Urls.First();
        await app.StopAsync();

        Assert.Null(await AskAsync(gone));
    }

    [Fact]
    public async Task Who_has_more_patience_than_a_reporters_call_gets_the_answer()
    {
        var hurried = Settings with { ClassifierPatience = TimeSpan.Zero };
        Assert.Null(await AskAsync(app.Urls.First(), hurried, Peer.Quick));

        Assert.NotNull(await AskAsync(app.Urls.First(), hurried, Peer.Quick, TimeSpan.FromMinutes(1)));
    }

    private static CoreSettings Settings { get; } = new()
    {
        Redis = "",
        Classifier = "",
        Jurisdictions = "",
        DataDirectory = "",
        KeyFile = "",
        ActorTokenSigningKey = "",
    };

    private static async Task<Domain.Routing.ClassificationResult?> AskAsync(
        string address, CoreSettings? settings = null, string text = "井盖没了", TimeSpan? patience = null)
    {
        using var channel = GrpcChannel.ForAddress(address);
        return await new GrpcReportClassifier(new(channel), settings ?? Settings, NullLogger<GrpcReportClassifier>.Instance)
            .ClassifyAsync(text, explain: false, CancellationToken.None, patience);
    }

    /// <summary>Answers to one text at once and to no other: whoever waits for it must give up himself.</summary>
    private sealed class Peer : Protos.Classifier.V1.Classifier.ClassifierBase
    {
        public const string Quick = "电线杆歪了";

        public override async Task<ClassifyResponse> Classify(ClassifyRequest request, ServerCallContext context)
        {
            if (request.Text == Quick)
            {
                return new();
            }

            var hungUp = new TaskCompletionSource();
            await using var registration = context.CancellationToken.Register(hungUp.SetResult);
            await hungUp.Task;
            return new();
        }
    }
}
