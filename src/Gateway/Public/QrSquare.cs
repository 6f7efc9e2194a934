using System.Globalization;
using System.Text;
using QRCoder;

namespace PublicReport.Gateway.Public;

/// <summary>
/// A QR code as one SVG path. Only public addresses go into it, never a receipt: scanners and browsers keep and report the addresses they open.
/// </summary>
internal static class QrSquare
{
    /// <returns>Side in modules with the quiet zone, and the path of the dark ones.</returns>
    public static (int Side, string Path) Of(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            for (var column = 0; column < code.ModuleMatrix.Count; column++)
            {
                if (code.ModuleMatrix[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return (code.ModuleMatrix.Count, path.ToString());
    }
}
