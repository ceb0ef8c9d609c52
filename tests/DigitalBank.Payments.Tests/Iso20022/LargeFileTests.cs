using System.Globalization;
using System.Text;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Platform.Iso20022;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class LargeFileTests
{
    private const int Payments = 100_000;

    private static readonly XmlLimits Limits = XmlLimits.Default with { MaxBytes = 256L * 1024 * 1024 };

    [Fact]
    public void Payments_of_a_large_file_come_one_by_one_and_none_is_kept()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.xml");
        try
        {
            WriteLarge(path);
            using var file = File.OpenRead(path);
            var examination = Pain001Reader.Examine(file, Limits);
            examination.Refusals.ShouldBeEmpty();
            examination.Payments.ShouldBe(Payments);

            file.Position = 0;
            var alive = new List<WeakReference>();
            long count = 0;
            foreach (var payment in Pain001Reader.Payments(file, Limits))
            {
                // The reader is never far ahead of the payment that it hands out: 64 KB of buffers at most.
                (++count).ShouldBe(payment.Number);
                if (count % 10_000 == 1)
                {
                    alive.Add(new WeakReference(payment));
                    (file.Position - (count * file.Length / Payments)).ShouldBeLessThan(64 * 1024);
                }
            }

            GC.Collect();
            count.ShouldBe(Payments);
            alive.Count(payment => payment.IsAlive).ShouldBeLessThanOrEqualTo(1);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void WriteLarge(string path)
    {
        var start = Samples.Pain001.IndexOf("      <CdtTrfTxInf>", StringComparison.Ordinal);
        var end = Samples.Pain001.IndexOf("    </PmtInf>", StringComparison.Ordinal);
        var head = Samples.Pain001[..start]
            .Replace("<NbOfTxs>2<", string.Create(CultureInfo.InvariantCulture, $"<NbOfTxs>{Payments}<"), StringComparison.Ordinal)
            .Replace("<CtrlSum>150.50<", string.Create(CultureInfo.InvariantCulture, $"<CtrlSum>{Payments * 75.25m}<"), StringComparison.Ordinal);
        using var writer = new StreamWriter(path, append: false, Encoding.UTF8);
        writer.Write(head);
        for (var pair = 0; pair < Payments / 2; pair++)
        {
            writer.Write(Samples.Pain001[start..end]);
        }

        writer.Write(Samples.Pain001[end..]);
    }
}
