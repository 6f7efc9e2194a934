namespace PublicReport.ReportingCore.Features.Deliveries;

/// <summary>Half a minute, doubled up to an hour.</summary>
internal static class DeliveryBackoff
{
    public static TimeSpan After(int attempt) => TimeSpan.FromSeconds(Math.Min(30 * Math.Pow(2, attempt), 3600));
}
