using Grpc.Core;
using PublicReport.Protos.Classifier.V1;

namespace PublicReport.ReportingCore.Classification;

/// <summary>
/// One classification at start, with patience: connecting and compiling the first call takes longer than the budget a reporter's call has, and the first
/// report of the day would go to triage for nothing.
/// </summary>
internal sealed partial class ClassifierWarmUp(Classifier.ClassifierClient client, ILogger<ClassifierWarmUp> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await client.ClassifyAsync(
                new() { Text = "电线杆歪了", Explain = true }, new CallOptions(deadline: DateTime.UtcNow + Patience, cancellationToken: stoppingToken).WithWaitForReady());
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends before the classifier has answered: nothing to warm up for.
        }
        catch (Exception error)
        {
            // Intake does not wait for the classifier (architecture rule 10): reports go to triage and are classified later.
            LogUnavailable(log, (error as RpcException)?.StatusCode.ToString() ?? error.GetType().Name);
        }
    }

    [LoggerMessage(21, LogLevel.Warning, "Classifier does not answer yet ({Status}); reports go to triage until it does")]
    private static partial void LogUnavailable(ILogger log, string status);
}
