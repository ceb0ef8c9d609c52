using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Incoming;

/// <summary>pacs.008: credits our customers, or says with a pacs.002 why not. Nothing of a rejected payment moves.</summary>
internal sealed class CreditTransferFlow(
    PaymentsDbContext db, IncomingIntake intake, IncomingBooker booker, IOptions<BankSettings> us, IOptions<PaymentsOptions> options)
    : IMessageFlow
{
    public string Family => "pacs.008.001";

    public MessageExamination Examine(Stream content, XmlLimits limits)
    {
        var examination = Pacs008Reader.Reader.Examine(content, limits);
        return examination.Header?.InstructedAgent?.Bic is { } bic && !IncomingDecision.IsOurs(bic, us.Value)
            ? examination with
            {
                Refusals =
                [
                    .. examination.Refusals,
                    new MessageFinding(ReasonCodes.BankIdentifierIncorrect, "The message is for another bank.", "GrpHdr/InstdAgt"),
                ],
            }
            : examination;
    }

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var statuses = new List<InterbankPaymentStatus>();
        var rejected = 0;
        foreach (var page in Pacs008Reader.Reader.Items(message.Content, message.Limits).Chunk(options.Value.InFlight))
        {
            var payments = await intake.TakeAsync(message, page, cancellationToken);
            if (await booker.BookAsync(payments, cancellationToken) is { } open)
            {
                return open;
            }

            statuses.AddRange(payments.Select(StatusOf));
            rejected += payments.Count(payment => payment.Status == IncomingPaymentStatus.Rejected);
            db.ChangeTracker.Clear();
        }

        return new FlowOutcome(
            AnswerTo(message, statuses, rejected), FormattableString.Invariant($"{statuses.Count - rejected} accepted, {rejected} rejected"));
    }

    /// <summary>What became of a payment, in the words of a pacs.002.</summary>
    public static InterbankPaymentStatus StatusOf(IncomingPayment payment)
    {
        var status = payment.Status switch
        {
            IncomingPaymentStatus.Rejected => ReportedStatus.Rejected,
            IncomingPaymentStatus.Credited => ReportedStatus.AcceptedSettlementCompleted,
            _ => ReportedStatus.AcceptedSettlementInProcess,
        };
        return new InterbankPaymentStatus(
            payment.Id.ToString("N"),
            ReturnMessages.OriginalOf(payment),
            status,
            status == ReportedStatus.Rejected ? [new StatusReason(payment.ReasonCode!)] : [],
            AcceptedAt: status == ReportedStatus.Rejected ? null : payment.ReceivedAt,
            AccountServicerReference: payment.Id.ToString("N"));
    }

    private AnswerMessage AnswerTo(ReceivedMessage received, List<InterbankPaymentStatus> statuses, int rejected)
    {
        var header = received.Examination.Header!;
        var id = DerivedKey.Of("status", received.Message.Id).ToString("N");
        var group = rejected == 0 ? ReportedStatus.AcceptedSettlementInProcess
            : rejected == statuses.Count ? ReportedStatus.Rejected
            : ReportedStatus.PartiallyAccepted;
        return new AnswerMessage(Pacs002Writer.MessageName, id, statuses.Count, stream => Pacs002Writer.Write(stream, new InterbankStatusReport(
            id,
            received.Message.CreatedAt,
            new AgentIdentification(us.Value.Bic),
            header.InstructingAgent,
            header.MessageId,
            header.MessageName,
            group,
            [],
            statuses)));
    }
}
