using System.Text;
using DigitalBank.Payments.ConsumerCodes.Emvco;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Feeds the reader what a broken scanner or an attacker would. A reader that throws here would stop a till.</summary>
internal static class RandomCodes
{
    private const int Longest = 200;

    /// <summary>EMVCo Consumer-Presented Mode 1.1, the example with two applications and common data.</summary>
    private const string SeldomShown =
        "hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkRIT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghY"
        + "T9OF+iNLzJ82AgABnzcEbVjvEw==";

    private const string Seldom = "00020101021229370016A000000677010111011300660000000005802TH530376454044.226304E469";

    public static int Run(int count, int seed, VerbOutput output)
    {
        var accepted = Read(count, seed, done => output.Progress(FormattableString.Invariant($"{done} read")));
        output.ProgressDone();
        output.Line(FormattableString.Invariant($"{count} random strings read from seed {seed}, {accepted} accepted, none broke the reader"));
        if (output.IsJson)
        {
            output.Json(new { count, seed, accepted });
        }

        return VerbOutput.Success;
    }

    /// <returns>How many were accepted.</returns>
    public static int Read(int count, int seed, Action<int>? progress = null)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var i = 0; i < count; i++)
        {
            var payload = Next(random, i);
            accepted += MerchantPresentedRules.Judge(payload, MerchantPresentedCode.Read(payload)).Count == 0 ? 1 : 0;
            accepted += ConsumerPresentedRules.Judge(payload, ConsumerPresentedCode.Read(payload)).Count == 0 ? 1 : 0;
            if (i % 10_000 == 0)
            {
                progress?.Invoke(i);
            }
        }

        return accepted;
    }

    /// <summary>
    /// In turn: any bytes, only digits (which get deep into the reader), a real code with some characters exchanged, and the two of them that
    /// are Base64. Each goes to both readers.
    /// </summary>
    private static string Next(Random random, int i)
    {
        var bytes = new byte[random.Next(Longest)];
        random.NextBytes(bytes);
        switch (i % 5)
        {
            case 0:
                return Encoding.UTF8.GetString(bytes);
            case 1:
                return string.Concat(bytes.Select(value => (char)('0' + value % 10)));
            case 2:
                return Convert.ToBase64String(bytes);
            case 3:
                var shown = Convert.FromBase64String(SeldomShown);
                bytes.AsSpan(0, Math.Min(3, bytes.Length)).ToArray().ToList().ForEach(value => shown[random.Next(shown.Length)] = value);
                return Convert.ToBase64String(shown);
            default:
                var code = Seldom.ToCharArray();
                foreach (var value in bytes.AsSpan(0, Math.Min(4, bytes.Length)))
                {
                    code[random.Next(code.Length)] = (char)(value < 128 ? '0' + value % 10 : value * 0xFF);
                }

                return new string(code);
        }
    }
}
