using System.Globalization;
using System.Text;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Platform.Iso20022;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Iso20022;

public class LargeFileTests
{
    private const long Size = 200L * 1024 * 1024;

    private static readonly XmlLimits Limits = XmlLimits.Default with { MaxBytes = 256L * 1024 * 1024 };

    [Fact]
    public void Payments_of_a_file_of_200_MB_come_one_by_one_and_none_is_kept()
    {
        using var file = new LargeFile();
        var alive = new List<WeakReference>();

        foreach (var payment in Pain001Reader.Payments(file, Limits))
        {
            // The reader is never far ahead of the payment that it hands out: 64 KB of buffers at most.
            (file.Position - (payment.Number * file.PaymentSize)).ShouldBeLessThan(64 * 1024);
            Remember(payment, alive);
        }

        GC.Collect();
        file.Position.ShouldBeGreaterThan(Size);
        (alive.Count * 50L).ShouldBeGreaterThan(file.Payments - 50);
        alive.Count(payment => payment.IsAlive).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void The_first_pass_over_a_large_file_counts_and_adds_up_every_payment()
    {
        using var file = new LargeFile(size: 8L * 1024 * 1024);

        var examination = Pain001Reader.Examine(file, Limits);

        examination.Refusals.ShouldBeEmpty();
        (examination.Payments, examination.Sum).ShouldBe((file.Payments, file.Payments * 75.25m));
    }

    private static void Remember(CreditTransfer payment, List<WeakReference> alive)
    {
        if (payment.Number % 50 == 1)
        {
            alive.Add(new WeakReference(payment));
        }
    }

    /// <summary>A payment file that is made while it is read, so that nothing of it needs a disk or memory.</summary>
    private sealed class LargeFile : Stream
    {
        private readonly byte[] _head;

        private readonly byte[] _payment;

        private readonly byte[] _tail;

        public LargeFile(long size = Size)
        {
            var remittance = string.Concat(Enumerable.Repeat($"<Ustrd>{new string('x', 140)}</Ustrd>\n", 120));
            var start = Samples.Pain001.IndexOf("      <CdtTrfTxInf>", StringComparison.Ordinal);
            var end = Samples.Pain001.IndexOf("    </PmtInf>", StringComparison.Ordinal);
            var second = Samples.Pain001[Samples.Pain001.LastIndexOf("      <CdtTrfTxInf>", StringComparison.Ordinal)..end];
            _payment = Encoding.UTF8.GetBytes(second
                .Replace("\"EUR\">50<", "\"EUR\">75.25<", StringComparison.Ordinal)
                .Replace("<RmtInf>", "<RmtInf>" + remittance, StringComparison.Ordinal));
            Payments = (size / _payment.Length) + 1;
            _head = Encoding.UTF8.GetBytes(Samples.Pain001[..start]
                .Replace("<NbOfTxs>2<", string.Create(CultureInfo.InvariantCulture, $"<NbOfTxs>{Payments}<"), StringComparison.Ordinal)
                .Replace("<CtrlSum>150.50<", string.Create(CultureInfo.InvariantCulture, $"<CtrlSum>{Payments * 75.25m}<"), StringComparison.Ordinal));
            _tail = Encoding.UTF8.GetBytes(Samples.Pain001[end..]);
        }

        public long Payments { get; }

        public int PaymentSize => _payment.Length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => _head.Length + (Payments * _payment.Length) + _tail.Length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var rest = Rest();
            var read = Math.Min(count, rest.Length);
            rest[..read].CopyTo(buffer.AsSpan(offset));
            Position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        private ReadOnlySpan<byte> Rest()
        {
            if (Position < _head.Length)
            {
                return _head.AsSpan((int)Position);
            }

            var behind = Position - _head.Length;
            return behind < Payments * _payment.Length
                ? _payment.AsSpan((int)(behind % _payment.Length))
                : _tail.AsSpan((int)(behind - (Payments * _payment.Length)));
        }
    }
}
