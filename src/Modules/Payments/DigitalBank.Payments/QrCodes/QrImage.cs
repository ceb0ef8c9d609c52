using System.Globalization;
using System.Text;
using QRCoder;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Draws a code. Error correction M, as the specification asks of printed codes; four modules of quiet zone.</summary>
internal static class QrImage
{
    private const int PixelsPerModule = 8;

    public static byte[] Png(string payload)
    {
        using var data = Encode(payload);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(PixelsPerModule);
    }

    /// <summary>One path of unit squares, so that it scales without seams.</summary>
    public static string Svg(string payload)
    {
        using var data = Encode(payload);
        var modules = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules[row].Count; column++)
            {
                if (modules[row][column])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h1v1h-1z");
                }
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {modules.Count} {modules.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{modules.Count}v{modules.Count}H0z"/><path d="{path}"/></svg>""");
    }

    private static QRCodeData Encode(string payload)
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(payload, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
    }
}
