using System.Globalization;
using System.Numerics;

namespace PublicReport.ReportingCore.Domain.Dedup;

/// <summary>
/// Compares difference hashes of photos: 64 bits, each telling whether a spot of the picture, shrunk to 9 × 8 grey fields, is brighter than the
/// one on its right. The same picture sent on or compressed again differs in a few bits, another picture in about 32.
/// </summary>
public static class PhotoLikeness
{
    public const int Columns = 9;
    public const int Rows = 8;

    /// <summary>Bits two hashes of one scene differ in at most.</summary>
    public const int SameScene = 8;

    private const int Pieces = 4;

    /// <param name="grey">Rows × columns brightness, row by row.</param>
    /// <returns>Null for a picture without contrast: a black one would be like every other black one.</returns>
    public static ulong? Hash(ReadOnlySpan<byte> grey)
    {
        var hash = 0UL;
        var contrast = 0;
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column + 1 < Columns; column++)
            {
                var step = grey[(row * Columns) + column] - grey[(row * Columns) + column + 1];
                hash = (hash << 1) | (step > 0 ? 1UL : 0UL);
                contrast += Math.Abs(step) > 2 ? 1 : 0;
            }
        }

        return contrast >= 8 ? hash : null;
    }

    /// <summary>Bits in which the most alike of two sets of photos differ; null when one side has none.</summary>
    public static int? Least(IReadOnlyList<ulong>? a, IReadOnlyList<ulong>? b) =>
        a is not { Count: > 0 } || b is not { Count: > 0 } ? null
        : a.Min(one => b.Min(other => BitOperations.PopCount(one ^ other)));

    /// <summary>Hashes that differ in three bits or less share at least one of four pieces of sixteen bits.</summary>
    public static IEnumerable<string> Bands(IEnumerable<ulong> photos) => photos.SelectMany(photo => Enumerable.Range(0, Pieces)
        .Select(piece => string.Create(CultureInfo.InvariantCulture, $"photo {piece} {(photo >> (16 * piece)) & 0xFFFF:x4}")));
}
