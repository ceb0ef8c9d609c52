using System.Globalization;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Orders;

/// <summary>
/// A payment that somebody ordered, from the moment the bank has it. It names the ledger accounts and the booking date before the
/// ledger is asked, so whoever finishes it after a crash sends the very same entry, with the order's id as key.
/// </summary>
internal sealed class PaymentOrder
{
    /// <summary>Steps that came since the order was read; saved together with it.</summary>
    private List<PaymentOrderStep> _newSteps = [];

    private PaymentDecision? _newDecision;

    private OrderExchange? _exchange;

    public Guid Id { get; init; }

    public PaymentOrigin Origin { get; init; }

    /// <summary>Who pays: the signed-in customer, or the holder of the debtor account of a file. Null when a file names no account of ours.</summary>
    public Guid? OrderingPartyId { get; init; }

    /// <summary>The client's key, for transfers.</summary>
    public Guid? IdempotencyKey { get; init; }

    /// <summary>SHA-256 of the request's content in hexadecimal, for transfers.</summary>
    public string? RequestHash { get; init; }

    /// <summary>The code that was paid.</summary>
    public Guid? QrCodeId { get; init; }

    /// <summary>The request that this payment pays.</summary>
    public Guid? PaymentRequestId { get; init; }

    /// <summary>The payment that waits for its payee, whose money this order brings.</summary>
    public Guid? WaitingPaymentId { get; init; }

    /// <summary>The payment that this one pays back, wholly or in part.</summary>
    public Guid? RefundOfId { get; init; }

    /// <summary>Minor units that were paid back so far, or are about to be.</summary>
    public long RefundedMinor { get; init; }

    public Guid? FileId { get; init; }

    /// <summary>Place in the file, counted from 1.</summary>
    public long? Position { get; init; }

    /// <summary>Payment-information block in the file, counted from 1.</summary>
    public int? BlockNumber { get; init; }

    public string? PaymentInformationId { get; init; }

    public Guid? DebtorAccountId { get; init; }

    public string? DebtorName { get; init; }

    public string DebtorIdentifier { get; init; } = string.Empty;

    public long? DebitLedgerAccountId { get; init; }

    /// <summary>Null when the payee banks elsewhere.</summary>
    public Guid? CreditorAccountId { get; init; }

    public string? CreditorName { get; init; }

    public string CreditorIdentifier { get; init; } = string.Empty;

    public string? CreditorAgentBic { get; init; }

    /// <summary>The payee's account, or the clearing account of the currency.</summary>
    public long? CreditLedgerAccountId { get; init; }

    /// <summary>The payee banks elsewhere: the payment leaves with the next outgoing file.</summary>
    public bool IsOutgoing { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Minor units; null when the file's amount cannot be one of its currency.</summary>
    public long? AmountMinor { get; init; }

    public string? InstructionId { get; init; }

    public string EndToEndId { get; init; } = string.Empty;

    public string Uetr { get; init; } = string.Empty;

    public string? RemittanceInformation { get; init; }

    /// <summary>What only the outgoing message needs: addresses, ultimate parties, purpose. JSON of <see cref="MessageDetails"/>.</summary>
    public string? Details { get; init; }

    /// <summary>What a payment across borders is debited, at which rate and with which charges. JSON of <see cref="OrderExchange"/>.</summary>
    public string? ExchangeTerms { get; init; }

    /// <summary>The day the payer asked for; the first business day from then on is the booking date.</summary>
    public DateOnly ExecutionDate { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateOnly? BookingDate { get; private set; }

    /// <summary>The day on which the payee's bank has the money, as the payer was told; null for a payment that stays here.</summary>
    public DateOnly? ValueDate { get; private set; }

    /// <summary>The nostro that it leaves through, by its code; null for the first one of the currency.</summary>
    public string? NostroCode { get; init; }

    public PaymentOrderStatus Status { get; private set; }

    public string? FailureCode { get; private set; }

    public FailureKind? FailureKind { get; private set; }

    public string? FailureMessage { get; private set; }

    /// <summary>ISO external status reason of the rejection.</summary>
    public string? ReasonCode { get; private set; }

    public long? LedgerEntryId { get; private set; }

    /// <summary>The outgoing file it leaves with.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>Number of steps so far; two processes that move the order at once collide on it.</summary>
    public int Version { get; private set; }

    /// <summary>No process goes on with it by itself.</summary>
    public bool IsDecided => Status is not (PaymentOrderStatus.Received or PaymentOrderStatus.Scheduled);

    public Money Amount => Money.OfMinor(
        AmountMinor ?? throw new InvalidOperationException($"Payment order {Id} has no amount."), Currency.Of(CurrencyCode));

    /// <summary>Null for a payment that is debited as it is sent.</summary>
    public OrderExchange? Exchange => _exchange ??= OrderExchange.Read(ExchangeTerms);

    /// <summary>All that the payer is debited, in the currency of the payer's account.</summary>
    public Money Debited => Exchange?.Debit ?? Amount;

    /// <summary>The same order by itself: what becomes of it may be undone and tried again from here.</summary>
    public PaymentOrder Copy()
    {
        var copy = (PaymentOrder)MemberwiseClone();
        copy._newSteps = [.. _newSteps];
        return copy;
    }

    /// <summary>From now on the order will be booked on this date, whatever happens to the process.</summary>
    /// <param name="valueDate">Null for a payment that stays in the bank.</param>
    public void Receive(DateOnly bookingDate, DateOnly? valueDate, DateTimeOffset now)
    {
        MoveTo(PaymentOrderStatus.Received, now, from: [default, PaymentOrderStatus.Scheduled, PaymentOrderStatus.Held, PaymentOrderStatus.Received]);
        BookingDate = bookingDate;
        ValueDate = valueDate;
    }

    public void Schedule(DateTimeOffset now) => MoveTo(PaymentOrderStatus.Scheduled, now, from: [default]);

    /// <summary>A person has to look before anything moves.</summary>
    public void Hold(string note, DateTimeOffset now) =>
        MoveTo(PaymentOrderStatus.Held, now, from: [default, PaymentOrderStatus.Scheduled], note: note);

    /// <summary>What the rules said against it is saved together with it.</summary>
    public void Judge(PaymentDecision decision) => _newDecision = decision;

    /// <summary>The ledger has booked it. A payee in this bank has the money with that.</summary>
    public void Book(long entryId, DateOnly bookingDate, DateTimeOffset now)
    {
        MoveTo(PaymentOrderStatus.Booked, now, from: [PaymentOrderStatus.Received], note: Entry(entryId));
        LedgerEntryId = entryId;
        BookingDate = bookingDate;
        if (!IsOutgoing)
        {
            MoveTo(PaymentOrderStatus.Settled, now, from: [PaymentOrderStatus.Booked]);
        }
    }

    public void Reject(Failure failure, string reasonCode, DateTimeOffset now)
    {
        MoveTo(
            PaymentOrderStatus.Rejected,
            now,
            from: [default, PaymentOrderStatus.Received, PaymentOrderStatus.Held, PaymentOrderStatus.Scheduled],
            reasonCode: reasonCode,
            note: failure.Code);
        FailureCode = failure.Code;
        FailureKind = failure.Kind;
        FailureMessage = failure.Message;
        ReasonCode = reasonCode;
    }

    /// <summary>It left the bank with an outgoing file and the nostro account is credited.</summary>
    public void Send(string messageId, DateTimeOffset now) =>
        MoveTo(PaymentOrderStatus.Sent, now, from: [PaymentOrderStatus.Booked], note: messageId);

    /// <summary>The correspondent's statement shows it.</summary>
    public void ConfirmSettlement(string statementId, DateTimeOffset now) =>
        MoveTo(PaymentOrderStatus.Settled, now, from: [PaymentOrderStatus.Sent], note: statementId);

    /// <summary>The other bank did not take it; the payer has the money back with this entry.</summary>
    public void RejectAfterSending(Failure failure, string reasonCode, long entryId, DateTimeOffset now)
    {
        MoveTo(PaymentOrderStatus.Rejected, now, from: [PaymentOrderStatus.Sent], reasonCode, Entry(entryId));
        FailureCode = failure.Code;
        FailureKind = failure.Kind;
        FailureMessage = failure.Message;
        ReasonCode = reasonCode;
    }

    /// <summary>The other bank has sent the money back, and the payer has it.</summary>
    public void Return(string reasonCode, string note, DateTimeOffset now)
    {
        MoveTo(PaymentOrderStatus.Returned, now, from: [PaymentOrderStatus.Sent, PaymentOrderStatus.Settled], reasonCode, note);
        ReasonCode = reasonCode;
    }

    /// <summary>Something was said about it that moves nothing: asked for, recalled, still on its way.</summary>
    public void Remark(string note, string? reasonCode, DateTimeOffset now) => MoveTo(Status, now, from: [Status], reasonCode, note);

    /// <summary>The stored refusal, word for word as it was given the first time; null when there is none.</summary>
    public Failure? Refusal() => FailureCode is null ? null : new Failure(FailureCode, FailureKind!.Value, FailureMessage!);

    /// <summary>Hands over the steps that still have to be saved.</summary>
    public IReadOnlyList<PaymentOrderStep> TakeNewSteps()
    {
        PaymentOrderStep[] steps = [.. _newSteps];
        _newSteps.Clear();
        return steps;
    }

    /// <summary>Hands over what the rules said, if that still has to be saved.</summary>
    public PaymentDecision? TakeNewDecision()
    {
        var decision = _newDecision;
        _newDecision = null;
        return decision;
    }

    private static string Entry(long entryId) => string.Create(CultureInfo.InvariantCulture, $"entry {entryId}");

    private void MoveTo(
        PaymentOrderStatus status,
        DateTimeOffset now,
        PaymentOrderStatus[] from,
        string? reasonCode = null,
        string? note = null)
    {
        if (!from.Contains(Status))
        {
            throw new InvalidOperationException($"Payment order {Id} is {Status} and cannot become {status}.");
        }

        Status = status;
        Version++;
        _newSteps.Add(new PaymentOrderStep
        {
            PaymentOrderId = Id,
            Number = Version,
            Status = status,
            RecordedAt = now,
            ReasonCode = reasonCode,
            Note = note,
        });
    }
}
