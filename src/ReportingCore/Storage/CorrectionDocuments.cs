using PublicReport.ReportingCore.Domain.Routing;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>Routing corrections, in the order they were made.</summary>
internal sealed class CorrectionDocuments(TownshipReader reader, RedisConnections redis)
{
    public static void Save(TownshipTransaction transaction, RoutingCorrection correction)
    {
        transaction.WriteDocument(transaction.Keys.Correction(correction.Version), correction);
        transaction.Staged.SortedSetAdd(transaction.Keys.Corrections, correction.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), correction.Version);
    }

    /// <summary>The oldest ones made after a version.</summary>
    /// <exception cref="InvalidDataException">A correction of the index is missing.</exception>
    public async Task<IReadOnlyList<RoutingCorrection>> AfterAsync(string area, long version, int take)
    {
        var keys = new TownshipKeys(area);
        var found = new List<RoutingCorrection>();
        var members = await redis.Reads.SortedSetRangeByScoreAsync(keys.Corrections, version, double.PositiveInfinity, Exclude.Start, take: take);
        foreach (var member in members)
        {
            found.Add(await reader.FindAsync<RoutingCorrection>(keys.Correction((long)member))
                ?? throw new InvalidDataException($"routing correction {member} of {area} is missing"));
        }

        return found;
    }
}
