namespace PublicReport.ReportingCore.Classification;

/// <summary>Port to the Classifier service.</summary>
public interface IReportClassifier
{
    /// <param name="text">What the reporter wrote.</param>
    /// <param name="explain">With the words that spoke for the first label.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="patience">How long to wait; null: as long as a reporter's call may.</param>
    /// <returns>Null when the service is down or slower than that: intake goes on without it (architecture rule 10).</returns>
    Task<Domain.Routing.ClassificationResult?> ClassifyAsync(string text, bool explain, CancellationToken cancellationToken, TimeSpan? patience = null);
}
