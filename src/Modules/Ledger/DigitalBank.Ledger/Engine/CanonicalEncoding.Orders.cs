using System.Buffers;
using System.Text;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Engine;

/// <summary>Fingerprints of requests that are more than an entry.</summary>
internal ref partial struct CanonicalEncoding
{
    private const byte PlacingKind = 4;
    private const byte CaptureKind = 5;
    private const byte FreeingKind = 6;
    private const byte BoundedKind = 7;
    private const byte ChainKind = 8;
    private const byte StepKind = 9;
    private const int BytesPerStep = 16 + 32;

    public static byte[] HashOf(PlaceHold request)
    {
        var rented = ArrayPool<byte>.Shared.Rent(
            RoomFor(lines: 0, request.Source.Length + request.SourceReference.Length + request.EventCode.Length));
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(PlacingKind);
        encoding.Add(request.LedgerAccountId);
        encoding.Add(request.Amount);
        encoding.Add(request.Source);
        encoding.Add(request.SourceReference);
        encoding.Add(request.EventCode);
        encoding.Add(request.ExpiresAt?.UtcTicks ?? 0);
        return encoding.Finish(rented);
    }

    /// <param name="entryHash">The fingerprint of the entry as it was asked for.</param>
    public static byte[] HashOf(CaptureHold request, byte[] entryHash)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BytesOfHeader);
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(CaptureKind);
        encoding.Add(request.HoldId);
        encoding.Add((byte)(request.ReleasesRemainder ? 1 : 0));
        encoding.Add(entryHash);
        return encoding.Finish(rented);
    }

    /// <summary>A release, or an expiry.</summary>
    public static byte[] HashOf(HoldChangeKind kind, Guid holdId)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BytesOfHeader);
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(FreeingKind);
        encoding.Add((byte)kind);
        encoding.Add(holdId);
        return encoding.Finish(rented);
    }

    public static byte[] HashOf(PostUpTo request)
    {
        var rented = ArrayPool<byte>.Shared.Rent(
            RoomFor(lines: 2, request.Source.Length + request.SourceReference.Length + request.EventCode.Length));
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(BoundedKind);
        encoding.Add(request.DebitedAccountId);
        encoding.Add(request.CreditedAccountId);
        encoding.Add(request.Maximum);
        encoding.Add((byte)request.BoundedBy);
        encoding.Add(request.Source);
        encoding.Add(request.SourceReference);
        encoding.Add(request.EventCode);
        encoding.Add(request.BookingDate);
        encoding.Add(request.ValueDate);
        return encoding.Finish(rented);
    }

    /// <summary>All steps with their keys, in order.</summary>
    public static byte[] HashOf(IReadOnlyList<PostingRequest> steps)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BytesOfHeader + (BytesPerStep * steps.Count));
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(ChainKind);
        foreach (var step in steps)
        {
            encoding.Add(step.IdempotencyKey);
            encoding.Add(step.AskedHash);
        }

        return encoding.Finish(rented);
    }

    /// <summary>One step as a part of its chain.</summary>
    public static byte[] HashOf(byte[] chainHash, int step)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BytesOfHeader);
        var encoding = new CanonicalEncoding(rented);
        encoding.Add(StepKind);
        encoding.Add(chainHash);
        encoding.Add(step);
        return encoding.Finish(rented);
    }

    private void Add(Money value)
    {
        Add(value.MinorUnits);
        Encoding.ASCII.GetBytes(value.Currency.Code, Take(3));
    }

    private void Add(Guid value) => value.TryWriteBytes(Take(16), bigEndian: true, out _);

    private void Add(byte[] hash) => hash.CopyTo(Take(hash.Length));
}
