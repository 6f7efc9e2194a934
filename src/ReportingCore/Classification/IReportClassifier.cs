namespace PublicReport.ReportingCore.Classification;

/// <summary>Port to the Classifier service.</summary>
public interface IReportClassifier
{
    /// <returns>Null when the service is down or slower than its budget: intake goes on without it (architecture rule 10).</returns>
    Task<Domain.Routing.ClassificationResult?> ClassifyAsync(string text, bool explain, CancellationToken cancellationToken);
}
