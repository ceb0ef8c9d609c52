using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform;

namespace DigitalBank.Ledger.Holds;

/// <summary>Commands about holds as the engine takes them.</summary>
internal static class HoldRequests
{
    public static PostingRequest For(PlaceHold command)
    {
        var hash = CanonicalEncoding.HashOf(command);
        return new PostingRequest
        {
            IdempotencyKey = command.HoldId,
            RequestHash = hash,
            Source = command.Source,
            SourceReference = command.SourceReference,
            EventCode = command.EventCode,
            BookingDate = default,
            Postings = [],
            Order = new HoldOrder
            {
                Kind = HoldChangeKind.Placed,
                HoldId = command.HoldId,
                AccountId = command.LedgerAccountId,
                Amount = command.Amount,
                ExpiresAt = command.ExpiresAt,
                RequestHash = hash,
            },
        };
    }

    /// <param name="recordedBy">The member of staff who captures by hand; null for the bank's processes.</param>
    public static PostingRequest For(CaptureHold command, string? recordedBy)
    {
        var entryHash = CanonicalEncoding.HashOf(HoldShape.EntryOf(command), isManual: recordedBy is not null);
        return new PostingRequest
        {
            IdempotencyKey = command.IdempotencyKey,
            RequestHash = entryHash,
            Source = command.Source,
            SourceReference = command.SourceReference,
            EventCode = command.EventCode,
            BookingDate = command.BookingDate,
            Postings = command.Postings,
            IsManual = recordedBy is not null,
            RecordedBy = recordedBy,
            Order = new HoldOrder
            {
                Kind = HoldChangeKind.Captured,
                HoldId = command.HoldId,
                ReleasesRemainder = command.ReleasesRemainder,
                RequestHash = CanonicalEncoding.HashOf(command, entryHash),
            },
        };
    }

    public static PostingRequest For(ReleaseHold command) => Freeing(HoldChangeKind.Released, command.HoldId, command.IdempotencyKey);

    /// <summary>The bank's own, under a key that everybody who sweeps derives alike.</summary>
    public static PostingRequest ExpiryOf(Guid holdId) => Freeing(HoldChangeKind.Expired, holdId, DerivedKey.Of("ledger", "hold-expiry", holdId));

    private static PostingRequest Freeing(HoldChangeKind kind, Guid holdId, Guid key)
    {
        var hash = CanonicalEncoding.HashOf(kind, holdId);
        return new PostingRequest
        {
            IdempotencyKey = key,
            RequestHash = hash,
            Source = "",
            SourceReference = "",
            EventCode = "",
            BookingDate = default,
            Postings = [],
            Order = new HoldOrder { Kind = kind, HoldId = holdId, RequestHash = hash },
        };
    }
}
