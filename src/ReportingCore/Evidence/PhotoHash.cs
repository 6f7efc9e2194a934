using PublicReport.ReportingCore.Domain.Dedup;
using SkiaSharp;

namespace PublicReport.ReportingCore.Evidence;

/// <summary>Shrinks a photo to the few grey fields that <see cref="PhotoLikeness"/> compares.</summary>
internal static class PhotoHash
{
    /// <param name="photo">A cleaned photo.</param>
    /// <returns>Null when there is no contrast to compare.</returns>
    public static ulong? Of(byte[] photo)
    {
        using var bitmap = SKBitmap.Decode(photo);
        using var image = SKImage.FromBitmap(bitmap);
        using var surface = SKSurface.Create(new SKImageInfo(PhotoLikeness.Columns, PhotoLikeness.Rows, SKColorType.Gray8, SKAlphaType.Opaque));

        // Mipmaps average over the whole field, so that noise and compression do not decide a bit.
        surface.Canvas.DrawImage(
            image, SKRect.Create(PhotoLikeness.Columns, PhotoLikeness.Rows), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var small = surface.Snapshot();
        using var pixels = small.PeekPixels();
        return PhotoLikeness.Hash(pixels.GetPixelSpan());
    }
}
