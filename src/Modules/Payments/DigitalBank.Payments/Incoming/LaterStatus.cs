using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Incoming;

/// <summary>The second pacs.002 about a payment that was taken for a later day, once it is known what became of it.</summary>
internal sealed class LaterStatus(MessageDesk desk, IOptions<BankSettings> us, TimeProvider clock)
{
    /// <summary>The caller saves it with the payment's new state.</summary>
    public void Queue(IncomingPayment payment)
    {
        var id = DerivedKey.Of("later-status", payment.Id).ToString("N");
        desk.Queue(
            new AnswerMessage(Pacs002Writer.MessageName, id, Items: 1, stream => Pacs002Writer.Write(stream, new InterbankStatusReport(
                id,
                clock.GetUtcNow(),
                new AgentIdentification(us.Value.Bic),
                payment.SenderBic is null ? null : new AgentIdentification(payment.SenderBic),
                payment.MessageId,
                payment.MessageName,
                GroupStatus: null,
                [],
                [CreditTransferFlow.StatusOf(payment)]))),
            payment.SenderBic);
    }
}
