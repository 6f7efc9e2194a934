using Microsoft.AspNetCore.Server.Kestrel.Core;
using PublicReport.Classifier.Grpc;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier;

/// <summary>The classifier as a host: the same in its own process and in the one-process stack. It never trains.</summary>
public static class ClassifierHost
{
    /// <summary>Setting with the folder of the trained model; by default the one beside the program.</summary>
    public const string ModelFolderSetting = "Classifier:Model";

    /// <exception cref="InvalidDataException">There is no trained model.</exception>
    public static Task<WebApplication> BuildAsync(WebApplicationBuilder builder)
    {
        var model = ModelFile.Load(builder.Configuration[ModelFolderSetting] ?? DefaultModelFolder);
        // gRPC without TLS needs HTTP/2 alone: cleartext has no ALPN to agree on it.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks();
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton(model);
        var app = builder.Build();
        app.MapGrpcService<ClassifierGrpc>();
        app.MapGrpcHealthChecksService();
        return Task.FromResult(app);
    }

    internal static string DefaultModelFolder => Path.Combine(AppContext.BaseDirectory, "model");
}
