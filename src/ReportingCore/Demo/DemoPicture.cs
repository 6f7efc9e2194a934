using SkiaSharp;

namespace PublicReport.ReportingCore.Demo;

/// <summary>A drawn photo: sky, ground and something that leans, different for every number.</summary>
internal static class DemoPicture
{
    private const int Different = 12;
    private static readonly byte[][] Drawn = [.. Enumerable.Range(0, Different).Select(Draw)];

    public static byte[] Of(int number) => Drawn[number % Different];

    private static byte[] Draw(int number)
    {
        using var surface = SKSurface.Create(new SKImageInfo(320, 240));
        var canvas = surface.Canvas;
        canvas.Scale(2f / 3);
        canvas.Clear(SKColor.FromHsl(205, 45, 70 + (number % 20)));
        using var ground = new SKPaint { Color = SKColor.FromHsl(80 + (number % 40), 30, 40) };
        canvas.DrawRect(0, 230, 480, 130, ground);
        using var wall = new SKPaint { Color = SKColor.FromHsl(20, 25, 55 + (number % 15)) };
        canvas.DrawRect(40 + (number * 37 % 120), 150, 130, 100, wall);
        using var pole = new SKPaint { Color = SKColor.FromHsl(30, 20, 25), StrokeWidth = 10 };
        canvas.DrawLine(300, 330, 300 + (number * 29 % 120) - 60, 60, pole);
        using var image = surface.Snapshot();
        using var jpeg = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return jpeg.ToArray();
    }
}
