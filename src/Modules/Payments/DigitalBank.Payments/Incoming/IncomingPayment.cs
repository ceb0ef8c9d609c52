using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Incoming;

/// <summary>
/// A payment that another bank sent for a customer of ours. What is to be done is saved before the ledger is asked, so whoever finishes
/// it after a crash sends the same entry under the same key.
/// </summary>
internal sealed class IncomingPayment
{
    /// <summary>Written where ISO 20022 asks for a reference and there is none.</summary>
    private const string NotProvided = "NOTPROVIDED";

    /// <summary>Steps that came since the payment was read; saved together with it.</summary>
    private readonly List<IncomingPaymentStep> _newSteps = [];

    public Guid Id { get; init; }

    /// <summary>The message that it came with.</summary>
    public Guid GatewayMessageId { get; init; }

    /// <summary>Place in the message, counted from 1.</summary>
    public long Position { get; init; }

    public string? SenderBic { get; init; }

    public string MessageId { get; init; } = string.Empty;

    public string MessageName { get; init; } = string.Empty;

    public string? InstructionId { get; init; }

    public string EndToEndId { get; init; } = string.Empty;

    public string? TransactionId { get; init; }

    public string? Uetr { get; init; }

    /// <summary>The UETR of a payment that counts: no second one of it is taken. Null for one that is rejected, which may come again.</summary>
    public string? UetrKey { get; private set; }

    /// <summary>The same for the sender's own reference: its bank code and transaction id.</summary>
    public string? ReferenceKey { get; private set; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>Minor units; null when the message's amount cannot be one of its currency.</summary>
    public long? AmountMinor { get; init; }

    public DateOnly? SettlementDate { get; init; }

    public string? DebtorName { get; init; }

    /// <summary>For whom the payer pays, where the message says so.</summary>
    public string? UltimateDebtorName { get; init; }

    /// <summary>ISO 3166 code of the payer's address.</summary>
    public string? DebtorCountry { get; init; }

    public string? DebtorIdentifier { get; init; }

    public string? DebtorAgentBic { get; init; }

    public string? CreditorName { get; init; }

    public string? CreditorIdentifier { get; init; }

    public string? RemittanceInformation { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The payee's account; null while or where it is not known.</summary>
    public Guid? CreditorAccountId { get; private set; }

    public Guid? CreditorPartyId { get; private set; }

    public long? CreditorLedgerAccountId { get; private set; }

    /// <summary>The bank cannot decide by itself: the money goes to the suspense account until a person has looked.</summary>
    public HoldReason? HoldReason { get; private set; }

    public IncomingPaymentStatus Status { get; private set; }

    /// <summary>The day on which the next entry is booked, fixed before the ledger is asked.</summary>
    public DateOnly? BookingDate { get; private set; }

    /// <summary>ISO reason of a rejection or return.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>The settlement date, where it lay ahead when the payment came: nothing is booked before. Null for a payment that was booked at once.</summary>
    public DateOnly? WaitsUntil { get; private set; }

    /// <summary>Id of the pacs.004 with which it went back; null while it is here.</summary>
    public string? ReturnMessageId { get; private set; }

    /// <summary>How often the sender's bank has refused to have it back.</summary>
    public int ReturnsRejected { get; private set; }

    /// <summary>Number of steps so far; two processes that move the payment at once collide on it.</summary>
    public int Version { get; private set; }

    /// <summary>On its way back to the other bank; whether the ledger lets it go is not known yet.</summary>
    public bool IsGoingBack => Status is IncomingPaymentStatus.ReturningHeld or IncomingPaymentStatus.ReturningCredited;

    public Money Amount => Money.OfMinor(
        AmountMinor ?? throw new InvalidOperationException($"Incoming payment {Id} has no amount."), Currency.Of(CurrencyCode));

    /// <summary>Money of it is with the bank or the payee.</summary>
    public bool HasMoney => Status is not (IncomingPaymentStatus.Waiting or IncomingPaymentStatus.Received or IncomingPaymentStatus.Rejected or IncomingPaymentStatus.Returned);

    /// <summary>What tells a sender's payment from its others; null where the sender gave it no reference, or said just that.</summary>
    public static string? ReferenceKeyOf(string? senderBic, string? transactionId) =>
        transactionId is null or NotProvided ? null : $"{senderBic} {transactionId}";

    /// <summary>Names something that is done once, and once more each time a return was refused.</summary>
    public string InThisRound(string what) => ReturnsRejected == 0 ? what : FormattableString.Invariant($"{what}-{ReturnsRejected}");

    /// <summary>Taken, and about to be booked: to the payee's account, or to the suspense account where there is a reason to hold it.</summary>
    public void Accept(AccountReference? creditor, HoldReason? hold, DateOnly bookingDate, DateTimeOffset now)
    {
        UetrKey = Uetr;
        ReferenceKey = ReferenceKeyOf(SenderBic, TransactionId);
        NameCreditor(creditor);
        HoldReason = hold;
        BookingDate = bookingDate;
        MoveTo(IncomingPaymentStatus.Received, now, from: [default]);
    }

    /// <summary>Taken, and booked when its settlement date has come.</summary>
    public void Wait(AccountReference creditor, DateOnly until, DateTimeOffset now)
    {
        UetrKey = Uetr;
        ReferenceKey = ReferenceKeyOf(SenderBic, TransactionId);
        NameCreditor(creditor);
        WaitsUntil = until;
        MoveTo(IncomingPaymentStatus.Waiting, now, from: [default]);
    }

    /// <summary>The settlement date has come.</summary>
    public void FallDue(HoldReason? hold, DateOnly bookingDate, DateTimeOffset now)
    {
        HoldReason = hold;
        BookingDate = bookingDate;
        MoveTo(IncomingPaymentStatus.Received, now, from: [IncomingPaymentStatus.Waiting]);
    }

    public void Reject(string reasonCode, string note, DateTimeOffset now)
    {
        UetrKey = null;
        ReferenceKey = null;
        ReasonCode = reasonCode;
        MoveTo(IncomingPaymentStatus.Rejected, now, from: [default, IncomingPaymentStatus.Received, IncomingPaymentStatus.Waiting], reasonCode, note);
    }

    /// <summary>The day on which it was to be booked is over.</summary>
    public void BookOn(DateOnly date)
    {
        BookingDate = date;
        Version++;
    }

    /// <summary>The ledger has booked it.</summary>
    public void Book(long entryId, DateTimeOffset now) => MoveTo(
        HoldReason is null ? IncomingPaymentStatus.Credited : IncomingPaymentStatus.Held,
        now,
        from: [IncomingPaymentStatus.Received],
        note: HoldReason is null ? EntryNote(entryId) : $"{HoldReason}, {EntryNote(entryId)}");

    /// <summary>A person has decided that the payee gets the money.</summary>
    public void Release(AccountReference creditor, DateOnly bookingDate, string note, DateTimeOffset now)
    {
        NameCreditor(creditor);
        BookingDate = bookingDate;
        MoveTo(IncomingPaymentStatus.Releasing, now, from: [IncomingPaymentStatus.Held], note: note);
    }

    public void Credit(long entryId, DateTimeOffset now) =>
        MoveTo(IncomingPaymentStatus.Credited, now, from: [IncomingPaymentStatus.Releasing], note: EntryNote(entryId));

    /// <summary>The payee's account does not take it: a person decides again.</summary>
    public void HoldAgain(string note, DateTimeOffset now) =>
        MoveTo(IncomingPaymentStatus.Held, now, from: [IncomingPaymentStatus.Releasing], note: note);

    /// <summary>The money will go back to the bank that sent it.</summary>
    public void BeginReturn(string reasonCode, DateOnly bookingDate, string note, DateTimeOffset now)
    {
        BookingDate = bookingDate;
        ReasonCode = reasonCode;
        MoveTo(
            HoldReason is not null && Status == IncomingPaymentStatus.Held ? IncomingPaymentStatus.ReturningHeld : IncomingPaymentStatus.ReturningCredited,
            now,
            from: [IncomingPaymentStatus.Held, IncomingPaymentStatus.Credited],
            reasonCode,
            note);
    }

    public void Return(string messageId, long entryId, DateTimeOffset now)
    {
        ReturnMessageId = messageId;
        MoveTo(
            IncomingPaymentStatus.Returned,
            now,
            from: [IncomingPaymentStatus.ReturningHeld, IncomingPaymentStatus.ReturningCredited],
            ReasonCode,
            $"{messageId}, {EntryNote(entryId)}");
    }

    /// <summary>The other bank does not take it back: the money stands on the suspense account, and a person decides what becomes of it.</summary>
    public void RejectReturn(string reasonCode, HoldReason why, long entryId, DateTimeOffset now)
    {
        HoldReason = why;
        ReturnMessageId = null;
        ReturnsRejected++;
        ReasonCode = null;
        MoveTo(IncomingPaymentStatus.Held, now, from: [IncomingPaymentStatus.Returned], reasonCode, $"{HoldReason}, {EntryNote(entryId)}");
    }

    /// <summary>The payee's account no longer has the money, or takes no debits: it stays credited.</summary>
    public void GiveUpReturn(string note, DateTimeOffset now)
    {
        ReasonCode = null;
        MoveTo(IncomingPaymentStatus.Credited, now, from: [IncomingPaymentStatus.ReturningCredited], note: note);
    }

    /// <summary>Something was said about it that moves nothing.</summary>
    public void Remark(string note, string? reasonCode, DateTimeOffset now) => MoveTo(Status, now, from: [Status], reasonCode, note);

    /// <summary>Hands over the steps that still have to be saved.</summary>
    public IReadOnlyList<IncomingPaymentStep> TakeNewSteps()
    {
        IncomingPaymentStep[] steps = [.. _newSteps];
        _newSteps.Clear();
        return steps;
    }

    private static string EntryNote(long entryId) => FormattableString.Invariant($"entry {entryId}");

    private void NameCreditor(AccountReference? creditor)
    {
        CreditorAccountId = creditor?.AccountId;
        CreditorPartyId = creditor?.PartyId;
        CreditorLedgerAccountId = creditor?.LedgerAccountId;
    }

    private void MoveTo(
        IncomingPaymentStatus status, DateTimeOffset now, IncomingPaymentStatus[] from, string? reasonCode = null, string? note = null)
    {
        if (!from.Contains(Status))
        {
            throw new InvalidOperationException($"Incoming payment {Id} is {Status} and cannot become {status}.");
        }

        Status = status;
        Version++;
        _newSteps.Add(new IncomingPaymentStep
        {
            IncomingPaymentId = Id,
            Number = Version,
            Status = status,
            RecordedAt = now,
            ReasonCode = reasonCode,
            Note = note?.Length > 500 ? note[..500] : note,
        });
    }
}

/// <summary>One of our accounts, as far as a booking needs it.</summary>
internal sealed record AccountReference(Guid AccountId, Guid PartyId, long LedgerAccountId);

/// <summary>
/// Where an incoming payment stands. Rejected is final; Credited is, unless the other bank asks for it back, and Returned, unless it then
/// does not take it.
/// </summary>
internal enum IncomingPaymentStatus
{
    /// <summary>Accepted; whether the ledger has booked it is not recorded yet.</summary>
    Received = 1,

    /// <summary>On the suspense account, until a person has looked.</summary>
    Held = 2,

    /// <summary>The payee has the money.</summary>
    Credited = 3,

    /// <summary>Not taken; nothing has moved.</summary>
    Rejected = 4,

    /// <summary>On its way from the suspense account to the payee.</summary>
    Releasing = 5,

    /// <summary>On its way back from the suspense account.</summary>
    ReturningHeld = 6,

    /// <summary>On its way back from the payee's account.</summary>
    ReturningCredited = 7,

    /// <summary>The money and a pacs.004 went back to the sender.</summary>
    Returned = 8,

    /// <summary>Accepted for a settlement date that lies ahead; nothing has moved.</summary>
    Waiting = 9,
}

/// <summary>Why a person has to look before the payee gets the money.</summary>
internal enum HoldReason
{
    /// <summary>The payer resembles an entry of a sanctions list.</summary>
    Screening = 1,

    /// <summary>Risk gave no answer.</summary>
    ScreeningUnavailable = 2,

    /// <summary>It was sent back, and the other bank did not take it.</summary>
    ReturnRejected = 3,

    /// <summary>It was sent back and then refused, but may have arrived before: whoever decides has asked the other bank.</summary>
    ReturnUncertain = 4,
}
