using System.Globalization;
using StackExchange.Redis;

namespace PublicReport.ReportingCore.Storage;

/// <summary>
/// The one value every commit compares and raises: version (number of events), hash of the last event, and a sequence that also counts
/// commits without an event, so that no two commits can ever start from the same head.
/// </summary>
internal readonly record struct Head(long Version, string Hash, long Sequence)
{
    public static Head Empty { get; } = new(0, "", 0);

    /// <exception cref="FormatException">The head key holds something else: the store is damaged.</exception>
    public static Head Parse(RedisValue value)
    {
        if (value.IsNull)
        {
            return Empty;
        }

        var parts = value.ToString().Split(':');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
                ? new(version, parts[1], sequence)
                : throw new FormatException("the township head is damaged");
    }

    public Head Append(string hash) => this with { Version = Version + 1, Hash = hash };

    public Head NextCommit() => this with { Sequence = Sequence + 1 };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version}:{Hash}:{Sequence}");
}
