using PublicReport.ReportingCore.Features.Deliveries;
using PublicReport.ReportingCore.Grpc;

namespace PublicReport.ReportingCore.Features.Tracking;

internal static class TrackingRegistration
{
    public static IServiceCollection AddTracking(this IServiceCollection services) =>
        services.AddSingleton<OwnReport>().AddSingleton<ReplyReceipts>().AddSingleton<PushAddresses>();

    public static void MapTracking(this IEndpointRouteBuilder app)
    {
        app.MapGrpcService<TrackingGrpc>();
        app.MapGrpcService<DeliveryGrpc>();
    }
}
