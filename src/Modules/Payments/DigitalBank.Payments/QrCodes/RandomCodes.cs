using System.Text;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.QrCodes;

/// <summary>Feeds the reader what a broken scanner or an attacker would. A reader that throws here would stop a till.</summary>
internal static class RandomCodes
{
    private const int Longest = 200;

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
            if (i % 10_000 == 0)
            {
                progress?.Invoke(i);
            }
        }

        return accepted;
    }

    /// <summary>In turn: any bytes, only digits (which get deep into the reader), and a real code with some characters exchanged.</summary>
    private static string Next(Random random, int i)
    {
        var bytes = new byte[random.Next(Longest)];
        random.NextBytes(bytes);
        switch (i % 3)
        {
            case 0:
                return Encoding.UTF8.GetString(bytes);
            case 1:
                return string.Concat(bytes.Select(value => (char)('0' + value % 10)));
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
