using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Hazards and reports inside a commit.</summary>
internal static class HazardDocuments
{
    public static Task<Hazard?> FindHazardAsync(this TownshipTransaction transaction, HazardId id) =>
        transaction.ReadDocumentAsync<Hazard>(transaction.Keys.Hazard(id));

    public static Task<Report?> FindReportAsync(this TownshipTransaction transaction, ReportId id) =>
        transaction.ReadDocumentAsync<Report>(transaction.Keys.Report(id));

    public static async Task<ReportId?> FindReceiptAsync(this TownshipTransaction transaction, Receipt receipt) =>
        (await transaction.ReadDocumentAsync<ReceiptEntry>(ReceiptKey(transaction, receipt)))?.Report;

    /// <returns>Null for a version nobody has written.</returns>
    public static async Task<Audit.AuditEvent?> FindEventAsync(this TownshipTransaction transaction, long version)
    {
        var key = transaction.Keys.AuditEvent(version);
        return await transaction.ReadAsync(key) is { } stored ? DocumentFormat.Read<ChainedEvent>(stored).Open(transaction.Ring, key!) : null;
    }

    public static void Save(this TownshipTransaction transaction, Hazard hazard) =>
        transaction.WriteDocument(transaction.Keys.Hazard(hazard.Id), hazard, new
        {
            hazard.State,
            hazard.Domain,
            hazard.Department,
            hazard.VillageCode,
            hazard.Version,
        });

    public static void Save(this TownshipTransaction transaction, Report report) =>
        transaction.WriteDocument(transaction.Keys.Report(report.Id), report);

    public static void Save(this TownshipTransaction transaction, Receipt receipt, ReportId report) =>
        transaction.WriteDocument(ReceiptKey(transaction, receipt), new ReceiptEntry(report));

    private static StackExchange.Redis.RedisKey ReceiptKey(TownshipTransaction transaction, Receipt receipt) =>
        transaction.Keys.Receipt(transaction.Ring.Hash("receipt", receipt.Secret));
}
