using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Words what the other bank hears about its direct debits. The ids of messages follow from what they are about.</summary>
internal sealed class DebitMessages(MessageDesk desk, NostroBook nostros, IOptions<BankSettings> us, TimeProvider clock)
{
    /// <summary>The first pacs.002: what was taken for its day, and what was not.</summary>
    public AnswerMessage AnswerTo(ReceivedMessage received, IReadOnlyList<IncomingDebit> debits)
    {
        var header = received.Examination.Header!;
        var id = DerivedKey.Of("status", received.Message.Id).ToString("N");
        return new AnswerMessage(Pacs002Writer.MessageName, id, debits.Count, stream => Pacs002Writer.Write(stream, new InterbankStatusReport(
            id,
            received.Message.CreatedAt,
            new AgentIdentification(us.Value.Bic),
            header.InstructingAgent,
            header.MessageId,
            header.MessageName,
            GroupStatus: null,
            [],
            debits.Select(FirstStatusOf))));
    }

    /// <summary>The second pacs.002, once it is known whether the money was there. The caller saves.</summary>
    public void QueueOutcome(IncomingDebit debit)
    {
        var id = DerivedKey.Of("debit-outcome", debit.Id).ToString("N");
        desk.Queue(
            new AnswerMessage(Pacs002Writer.MessageName, id, Items: 1, stream => Pacs002Writer.Write(stream, new InterbankStatusReport(
                id,
                clock.GetUtcNow(),
                new AgentIdentification(us.Value.Bic),
                debit.SenderBic is null ? null : new AgentIdentification(debit.SenderBic),
                debit.MessageId,
                debit.MessageName,
                GroupStatus: null,
                [],
                [StatusOf(debit, ReportedStatus.AcceptedSettlementCompleted)]))),
            debit.SenderBic);
    }

    /// <summary>The pacs.004 by which a refund goes. The caller saves.</summary>
    /// <returns>The message's id.</returns>
    public string QueueRefund(IncomingDebit debit)
    {
        var messageId = DerivedKey.Of("debit-refund", debit.Id).ToString("N");
        var nostro = nostros.For(debit.CurrencyCode);
        var header = new InterbankHeader(
            messageId,
            clock.GetUtcNow(),
            SettlementMethod.InstructedAgent,
            new AccountIdentification(Iban: null, nostro.AccountIdentifier),
            ClearingSystem: null,
            debit.BookingDate!.Value,
            new AgentIdentification(us.Value.Bic),
            new AgentIdentification(debit.SenderBic ?? nostro.CorrespondentBic));
        var returned = new PaymentReturn(messageId, OriginalOf(debit), debit.Amount, ChargeBearer: null, [new StatusReason(debit.ReasonCode!)]);
        desk.Queue(
            new AnswerMessage(Pacs004Writer.MessageName, messageId, Items: 1, stream => Pacs004Writer.Write(stream, header, [returned])),
            debit.SenderBic);
        return messageId;
    }

    private static InterbankPaymentStatus FirstStatusOf(IncomingDebit debit) => StatusOf(debit, ReportedStatus.AcceptedSettlementInProcess);

    private static InterbankPaymentStatus StatusOf(IncomingDebit debit, ReportedStatus otherwise) => new(
        debit.Id.ToString("N"),
        OriginalOf(debit),
        debit.Status == IncomingDebitStatus.Rejected ? ReportedStatus.Rejected : otherwise,
        debit.Status == IncomingDebitStatus.Rejected ? [new StatusReason(debit.ReasonCode!)] : [],
        AcceptedAt: debit.Status == IncomingDebitStatus.Rejected ? null : debit.ReceivedAt,
        AccountServicerReference: debit.Id.ToString("N"));

    private static OriginalPayment OriginalOf(IncomingDebit debit) => new(
        debit.MessageId,
        debit.MessageName,
        debit.InstructionId,
        debit.EndToEndId,
        debit.TransactionId,
        debit.Uetr,
        debit.AmountMinor is null ? null : debit.Amount,
        debit.CollectionDate);
}
