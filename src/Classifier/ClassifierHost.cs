using Microsoft.AspNetCore.Server.Kestrel.Core;
using PublicReport.Classifier.Grpc;
using PublicReport.Classifier.Learning;

namespace PublicReport.Classifier;

/// <summary>The classifier as a host: the same in its own process and in the one-process stack. It never trains.</summary>
public static class ClassifierHost
{
    /// <summary>Setting with the folder of the trained model; by default the one beside the program.</summary>
    public const string ModelFolderSetting = "Classifier:Model";

    /// <exception cref="InvalidDataException">There is no trained model.</exception>
    public static Task<WebApplication> BuildAsync(WebApplicationBuilder builder)
    {
        // gRPC without TLS needs HTTP/2 alone: cleartext has no ALPN to agree on it.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks();
        builder.Services.AddHealthChecks();
        var folder = builder.Configuration[ModelFolderSetting] ?? DefaultModelFolder;
        builder.Services.AddSingleton(provider => new ServedModel(folder, TimeProvider.System, provider.GetRequiredService<ILogger<ServedModel>>()));
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ServedModel>());
        // Every call is answered by one model as a whole, whichever is served when it begins.
        builder.Services.AddTransient(provider => provider.GetRequiredService<ServedModel>().Current);
        var app = builder.Build();
        app.Services.GetRequiredService<ServedModel>();
        app.MapGrpcService<ClassifierGrpc>();
        app.MapGrpcHealthChecksService();
        return Task.FromResult(app);
    }

    internal static string DefaultModelFolder => Path.Combine(AppContext.BaseDirectory, "model");
}
