using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Incoming;

/// <summary>Words the pacs.004 by which an incoming payment goes back. One message for each payment, whose id follows from the payment.</summary>
internal sealed class ReturnMessages(MessageDesk desk, NostroBook nostros, IOptions<BankSettings> us, TimeProvider clock)
{
    /// <returns>The message's id. The caller saves.</returns>
    public string Queue(IncomingPayment payment)
    {
        var messageId = DerivedKey.Of(payment.InThisRound("return"), payment.Id).ToString("N");
        var nostro = nostros.For(payment.CurrencyCode);
        var header = new InterbankHeader(
            messageId,
            clock.GetUtcNow(),
            SettlementMethod.InstructedAgent,
            new AccountIdentification(Iban: null, nostro.AccountIdentifier),
            ClearingSystem: null,
            payment.BookingDate!.Value,
            new AgentIdentification(us.Value.Bic),
            new AgentIdentification(payment.SenderBic ?? nostro.CorrespondentBic));
        var returned = new PaymentReturn(
            messageId, OriginalOf(payment), payment.Amount, ChargeBearer: null, [new StatusReason(payment.ReasonCode!)]);
        desk.Queue(
            new AnswerMessage(Pacs004Writer.MessageName, messageId, Items: 1, stream => Pacs004Writer.Write(stream, header, [returned])),
            payment.SenderBic);
        return messageId;
    }

    /// <summary>The payment with every reference that it came with, unchanged.</summary>
    public static OriginalPayment OriginalOf(IncomingPayment payment) => new(
        payment.MessageId,
        payment.MessageName,
        payment.InstructionId,
        payment.EndToEndId,
        payment.TransactionId,
        payment.Uetr,
        payment.AmountMinor is null ? null : payment.Amount,
        payment.SettlementDate);
}
