using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Recalls;

/// <summary>
/// camt.056: another bank wants payments back. What the payee has not got yet goes back at once, and so does an evident error; for
/// anything else the payee is asked by a person. Answered with a camt.029; the money goes with a pacs.004 of its own.
/// </summary>
internal sealed class CancellationFlow(PaymentsDbContext db, RecallAnswers answers, TimeProvider clock, IOptions<PaymentsOptions> options) : IMessageFlow
{
    private const string OtherBank = "other bank";

    private const string Automatic = "system";

    private const string CreditTransfer = "pacs.008.";

    /// <summary>Places in one item of a message: its own, and those of the payments of the message that it asks for.</summary>
    private const long PlacesOfItem = 1_000_000_000;

    public string Family => "camt.056.001";

    public MessageExamination Examine(Stream content, XmlLimits limits) => Camt056Reader.Reader.Examine(content, limits);

    public async Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        var answered = new List<(Recall, OriginalPayment)>();
        foreach (var item in Camt056Reader.Reader.Items(message.Content, message.Limits))
        {
            if (item.Content is { IsOfGroup: true, IsWholeGroup: false } && message.Examination.Items > 1)
            {
                continue; // it heads the list of its payments, which follow
            }

            if (await TakeAsync(message, item, answered, cancellationToken) is { } open)
            {
                return open;
            }

            db.ChangeTracker.Clear();
        }

        var id = DerivedKey.Of("recall-answer", message.Message.Id).ToString("N");
        return new FlowOutcome(answered.Count == 0 ? null : answers.Word(id, answered), Remark: null);
    }

    /// <summary>
    /// A request for a whole message is one for each payment that came with it, in the order in which they came; where none did, the
    /// request stands for itself and is refused. Taken up again, it stays what it was.
    /// </summary>
    private async Task<Failure?> TakeAsync(
        ReceivedMessage message, Received<ReceivedCancellation> item, List<(Recall, OriginalPayment)> answered, CancellationToken cancellationToken)
    {
        var place = item.Number * PlacesOfItem;
        if (!item.Content.IsWholeGroup || await KnownAsync(message, place, cancellationToken) is not null)
        {
            return await TakeOneAsync(message, item.Content, place, ofGroup: null, answered, cancellationToken);
        }

        if (await IsUnfinishedAsync(message, item.Content.Original, cancellationToken))
        {
            return PaymentsErrors.MessageWaits;
        }

        var last = 0L;
        while (await NextPageAsync(message.SenderBic, item.Content.Original.MessageId, last, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var payment in page)
            {
                var request = item.Content with { Original = ReturnMessages.OriginalOf(payment) };
                if (await TakeOneAsync(message, request, place + payment.Position, payment, answered, cancellationToken) is { } open)
                {
                    return open;
                }
            }

            last = page[^1].Position;
            db.ChangeTracker.Clear();
        }

        return last > 0 ? null : await TakeOneAsync(message, item.Content, place, ofGroup: null, answered, cancellationToken);
    }

    private Task<List<IncomingPayment>> NextPageAsync(string? senderBic, string? messageId, long after, CancellationToken cancellationToken) =>
        db.IncomingPayments
            .Where(payment => payment.SenderBic == senderBic && payment.MessageId == messageId && payment.Position > after)
            .OrderBy(payment => payment.Position)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken);

    /// <param name="ofGroup">The payment, where a whole message is asked for: one that was rejected has its references in common with another.</param>
    private async Task<Failure?> TakeOneAsync(
        ReceivedMessage message,
        ReceivedCancellation request,
        long place,
        IncomingPayment? ofGroup,
        List<(Recall, OriginalPayment)> answered,
        CancellationToken cancellationToken)
    {
        if (await KnownAsync(message, place, cancellationToken) is not { } recall)
        {
            var payment = ofGroup ?? await FindAsync(message.SenderBic, request.Original, cancellationToken);
            if (payment is { IsGoingBack: true } || (payment is null && await IsUnfinishedAsync(message, request.Original, cancellationToken)))
            {
                return PaymentsErrors.MessageWaits;
            }

            recall = Open(message, request, place, payment);
            db.Recalls.Add(recall);
            await DecideAsync(recall, payment, cancellationToken);
        }

        if (recall.Status == RecallStatus.Returning && await answers.FinishAsync(recall, cancellationToken) is { } open)
        {
            return open;
        }

        answered.Add((recall, request.Original));
        return null;
    }

    private Task<Recall?> KnownAsync(ReceivedMessage message, long place, CancellationToken cancellationToken) =>
        db.Recalls.SingleOrDefaultAsync(recall => recall.GatewayMessageId == message.Message.Id && recall.Position == place, cancellationToken);

    /// <summary>What was sent may be in a message that is kept and not finished: nobody can say yet that it never came, or how much of it.</summary>
    private Task<bool> IsUnfinishedAsync(ReceivedMessage message, OriginalPayment original, CancellationToken cancellationToken) =>
        db.GatewayMessages.AnyAsync(
            sent => sent.Direction == MessageDirection.In && sent.Counterparty == message.SenderBic && sent.MessageId == original.MessageId
                && sent.Name.StartsWith(CreditTransfer)
                && (sent.Status == GatewayMessageStatus.Received || sent.Status == GatewayMessageStatus.HandedIn),
            cancellationToken);

    private async Task DecideAsync(Recall recall, IncomingPayment? payment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        switch (payment?.Status)
        {
            case null or IncomingPaymentStatus.Rejected:
                recall.Refuse(RecallCodes.NoOriginalTransactionReceived, Automatic, now);
                break;
            case IncomingPaymentStatus.Waiting:
                payment.Reject(RecallCodes.FollowingCancellationRequest, $"recall {recall.Id:N} accepted", now); // nothing has moved yet
                recall.Accept(now);
                break;
            case IncomingPaymentStatus.Returned:
                recall.Refuse(RecallCodes.AlreadyReturned, Automatic, now);
                break;
            case IncomingPaymentStatus.Held:
            case IncomingPaymentStatus.Credited when options.Value.RecallReasonsAccepted.Contains(recall.ReasonCode):
                await answers.BeginReturnAsync(recall, payment, Automatic, reason: null, cancellationToken);
                return;
            default:
                await PutToPayeeAsync(recall, payment, cancellationToken);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The payee is asked once, however often the other bank asks meanwhile.</summary>
    private async Task PutToPayeeAsync(Recall recall, IncomingPayment payment, CancellationToken cancellationToken)
    {
        var earlier = await db.Recalls.AsNoTracking().FirstOrDefaultAsync(
            other => other.IncomingPaymentId == payment.Id && other.Status == RecallStatus.Open && other.JoinsId == null, cancellationToken);
        if (earlier is null)
        {
            recall.PutToPayee();
        }
        else
        {
            recall.Join(earlier);
        }

        payment.Remark($"recall {recall.Id:N} asked", recall.ReasonCode, clock.GetUtcNow());
    }

    /// <summary>
    /// The payment of the message that the request names. A payment that came twice has its references in common with the one that counts:
    /// whoever wants the second one back must not get the first.
    /// </summary>
    private async Task<IncomingPayment?> FindAsync(string? senderBic, OriginalPayment original, CancellationToken cancellationToken)
    {
        var reference = IncomingPayment.ReferenceKeyOf(senderBic, original.TransactionId);
        var ofMessage = original.MessageId is null ? null : await db.IncomingPayments
            .Where(payment => payment.SenderBic == senderBic && payment.MessageId == original.MessageId
                && ((original.Uetr != null && payment.Uetr == original.Uetr) || (original.TransactionId != null && payment.TransactionId == original.TransactionId)))
            .OrderBy(payment => payment.Status == IncomingPaymentStatus.Rejected).ThenBy(payment => payment.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return ofMessage ?? await db.IncomingPayments
            .Where(payment => payment.SenderBic == senderBic
                && ((original.Uetr != null && payment.UetrKey == original.Uetr) || (reference != null && payment.ReferenceKey == reference)))
            .OrderBy(payment => payment.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private Recall Open(ReceivedMessage message, ReceivedCancellation request, long place, IncomingPayment? payment)
    {
        var now = clock.GetUtcNow();
        var recall = new Recall
        {
            Id = Guid.CreateVersion7(now),
            IncomingPaymentId = payment?.Id,
            GatewayMessageId = message.Message.Id,
            Position = place,
            CaseId = request.CaseId ?? message.Message.MessageId,
            Counterparty = message.SenderBic,
            ReasonCode = request.Reasons.Count > 0 && request.Reasons[0].Code.Length <= 4 ? request.Reasons[0].Code : ReasonCodes.Narrative,
            RequestedBy = OtherBank,
            CreatedAt = now,
        };
        recall.Open();
        return recall;
    }
}
