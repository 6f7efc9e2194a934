using Grpc.Core;
using PublicReport.Protos.Classifier.V1;

namespace PublicReport.ReportingCore.Classification;

/// <summary>A reporter waits for the receipt, not for the classifier: late is as good as down.</summary>
internal sealed partial class GrpcReportClassifier(Classifier.ClassifierClient client, CoreSettings settings, ILogger<GrpcReportClassifier> log)
    : IReportClassifier
{
    public async Task<Domain.Routing.ClassificationResult?> ClassifyAsync(
        string text, bool explain, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        try
        {
            var answer = await client.ClassifyAsync(
                new() { Text = text, Explain = explain }, deadline: DateTime.UtcNow + (patience ?? settings.ClassifierPatience), cancellationToken: cancellationToken);
            return ToDomain(answer);
        }
        catch (RpcException error) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnavailable(log, error.StatusCode);
            return null;
        }
    }

    private static Domain.Routing.ClassificationResult ToDomain(ClassifyResponse answer) => new()
    {
        Scores = answer.Scores.Select(score => new Domain.Routing.DomainScore(score.Domain, score.Probability, score.DispatchThreshold)).ToList(),
        Urgent = answer.Scores.Count > 0 && Domain.Routing.UrgentAlarm.Rings(answer.UrgentProbability, answer.Scores[0].Domain),
        UrgentProbability = answer.UrgentProbability,
        InvalidProbability = answer.InvalidProbability,
        ModelVersion = answer.ModelVersion,
        Words = answer.Evidence.Where(evidence => evidence.Weight > 0).Select(evidence => evidence.Words).ToList(),
    };

    [LoggerMessage(20, LogLevel.Warning, "Classifier did not answer ({Status}); the report goes to triage")]
    private static partial void LogUnavailable(ILogger log, StatusCode status);
}
