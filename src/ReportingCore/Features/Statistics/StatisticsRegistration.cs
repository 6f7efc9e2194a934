using PublicReport.ReportingCore.Grpc;
using PublicReport.ReportingCore.Views;

namespace PublicReport.ReportingCore.Features.Statistics;

internal static class StatisticsRegistration
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<CaseFactLogs>().AddSingleton<StatisticsScenes>();

    public static void MapStatistics(this WebApplication app) => app.MapGrpcService<StatisticsGrpc>();
}
