using SkiaSharp;

namespace PublicReport.ReportingCore.Evidence;

/// <summary>
/// Photos are drawn anew: what comes out has the pixels, turned upright, and nothing else, so that neither place nor device of the photographer is
/// kept (metadata is identity, architecture rule 4).
/// </summary>
internal static class PhotoCleaner
{
    private const int MaxSide = 2048;
    private const int Quality = 85;

    /// <summary>A few kilobytes can unpack to gigabytes; this many pixels are 200 MB.</summary>
    private const long MaxPixels = 50_000_000;

    /// <returns>A JPEG without metadata, at most 2048 pixels on the longer side; null when it does not decode.</returns>
    public static byte[]? Clean(byte[] content)
    {
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MaxPixels)
        {
            return null;
        }

        using var bitmap = SKBitmap.Decode(codec);
        if (bitmap is null)
        {
            return null;
        }

        using var image = SKImage.FromBitmap(bitmap);
        return Draw(image, codec.EncodedOrigin);
    }

    /// <param name="photo">A cleaned photo.</param>
    /// <param name="side">Pixels of the longer side; smaller photos stay as they are.</param>
    public static byte[] Shrink(byte[] photo, int side)
    {
        using var image = SKImage.FromEncodedData(photo);
        return Draw(image, SKEncodedOrigin.Default, side);
    }

    private static byte[] Draw(SKImage image, SKEncodedOrigin origin, int side = MaxSide)
    {
        var sideways = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = sideways ? (image.Height, image.Width) : (image.Width, image.Height);
        var scale = Math.Min(1f, side / (float)Math.Max(width, height));
        using var surface = SKSurface.Create(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale))));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        surface.Canvas.Concat(Upright(origin, image.Width, image.Height));
        surface.Canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var upright = surface.Snapshot();
        using var jpeg = upright.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    /// <summary>The eight orientations of the EXIF standard as matrices.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
