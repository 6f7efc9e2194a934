using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PublicReport.ReportingCore.Grpc;

internal static class GrpcListening
{
    /// <summary>HTTP/2 alone on every address that does not say otherwise: cleartext has no ALPN to agree on it.</summary>
    public static void ListenForGrpc(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
}
