using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Incoming;

/// <summary>Turns the payments of a pacs.008 into incoming payments that are accepted or rejected, and saves them. Nothing is booked here.</summary>
internal sealed class IncomingIntake(
    PaymentsDbContext db,
    IMediator bank,
    PayerScreening screening,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<BankSettings> us,
    IOptions<PaymentsOptions> options)
{
    /// <returns>One for each of the page, in its order, tracked. Those that an earlier attempt saved are taken as they are.</returns>
    public async Task<IReadOnlyList<IncomingPayment>> TakeAsync(
        ReceivedMessage message, IReadOnlyList<Received<ReceivedCreditTransfer>> page, CancellationToken cancellationToken)
    {
        var first = page[0].Number;
        var last = page[^1].Number;
        var known = await db.IncomingPayments
            .Where(payment => payment.GatewayMessageId == message.Message.Id && payment.Position >= first && payment.Position <= last)
            .ToDictionaryAsync(payment => payment.Position, cancellationToken);
        var fresh = page.Where(item => !known.ContainsKey(item.Number)).ToList();
        if (fresh.Count > 0)
        {
            var accounts = await AccountsAsync(fresh, cancellationToken);
            var seen = await SeenAsync(message.SenderBic, fresh, cancellationToken);
            foreach (var item in fresh)
            {
                var payment = New(message, item);
                await DecideAsync(payment, item, accounts, seen, cancellationToken);
                db.IncomingPayments.Add(payment);
                known.Add(item.Number, payment);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return [.. page.Select(item => known[item.Number])];
    }

    private async Task DecideAsync(
        IncomingPayment payment,
        Received<ReceivedCreditTransfer> item,
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> accounts,
        SeenPayments seen,
        CancellationToken cancellationToken)
    {
        var named = payment.CreditorIdentifier is { } identifier ? accounts.GetValueOrDefault(identifier, []) : [];
        var decision = IncomingDecision.For(item, named, seen.Has(payment), us.Value);
        var now = clock.GetUtcNow();
        if (decision.Creditor is not { } account)
        {
            payment.Reject(decision.ReasonCode!, decision.Explanation!, now);
            return;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (payment.SettlementDate > today.AddDays(options.Value.SettlementDaysAhead))
        {
            payment.Reject(ReasonCodes.InvalidDate, "The settlement date lies too far ahead.", now);
            return;
        }

        var creditor = new AccountReference(account.AccountId, account.HolderPartyId, account.LedgerAccountId);
        if (payment.SettlementDate is { } later && later > today)
        {
            payment.Wait(creditor, later, now);
            seen.Add(payment);
            return;
        }

        var hold = await screening.ScreenAsync(payment, cancellationToken);
        if (hold is null)
        {
            await screening.ForgetAsync(payment.Id, cancellationToken);
        }

        payment.Accept(creditor, hold, today, now);
        seen.Add(payment);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<AccountView>>> AccountsAsync(
        List<Received<ReceivedCreditTransfer>> items, CancellationToken cancellationToken)
    {
        var identifiers = items.Select(item => IdentifierOf(item.Content)).OfType<string>().Distinct().ToList();
        return (await bank.Send(new FindAccounts(identifiers), cancellationToken)).Value;
    }

    private async Task<SeenPayments> SeenAsync(
        string? senderBic, List<Received<ReceivedCreditTransfer>> items, CancellationToken cancellationToken)
    {
        var uetrs = items.Select(item => item.Content.Uetr).OfType<string>().ToList();
        var references = items.Select(item => IncomingPayment.ReferenceKeyOf(senderBic, item.Content.TransactionId)).OfType<string>().ToList();
        var known = await db.IncomingPayments
            .Where(payment => (payment.UetrKey != null && uetrs.Contains(payment.UetrKey))
                || (payment.ReferenceKey != null && references.Contains(payment.ReferenceKey)))
            .Select(payment => new { payment.UetrKey, payment.ReferenceKey })
            .ToListAsync(cancellationToken);
        return new SeenPayments(
            known.Select(payment => payment.UetrKey).OfType<string>().ToHashSet(), known.Select(payment => payment.ReferenceKey).OfType<string>().ToHashSet());
    }

    private IncomingPayment New(ReceivedMessage message, Received<ReceivedCreditTransfer> item)
    {
        var content = item.Content;
        var now = clock.GetUtcNow();
        var header = message.Examination.Header!;
        return new IncomingPayment
        {
            Id = Guid.CreateVersion7(now),
            GatewayMessageId = message.Message.Id,
            Position = item.Number,
            SenderBic = message.SenderBic,
            MessageId = header.MessageId,
            MessageName = header.MessageName,
            InstructionId = content.InstructionId,
            EndToEndId = content.EndToEndId,
            TransactionId = content.TransactionId,
            Uetr = content.Uetr,
            CurrencyCode = content.SettlementAmount?.Currency.Code ?? string.Empty,
            AmountMinor = content.SettlementAmount?.MinorUnits,
            SettlementDate = content.SettlementDate ?? header.SettlementDate,
            DebtorName = content.Debtor.Name,
            UltimateDebtorName = content.UltimateDebtor?.Name,
            DebtorCountry = content.Debtor.Country is { Length: 2 } country ? country : null,
            DebtorIdentifier = content.DebtorAccount?.Identifier,
            DebtorAgentBic = content.DebtorAgent.Bic,
            CreditorName = content.Creditor.Name,
            CreditorIdentifier = IdentifierOf(content),
            RemittanceInformation = content.RemittanceInformation ?? content.CreditorReference,
            ReceivedAt = now,
        };
    }

    private static string? IdentifierOf(ReceivedCreditTransfer payment) => payment.CreditorAccount?.Identifier is { Length: > 0 } identifier
        ? Iban.TryParse(identifier, out var iban) ? iban.ToString() : identifier
        : null;

    /// <summary>References of payments that count, those of this page included.</summary>
    private sealed record SeenPayments(HashSet<string> Uetrs, HashSet<string> References)
    {
        public bool Has(IncomingPayment payment) => (payment.Uetr is { } uetr && Uetrs.Contains(uetr))
            || (IncomingPayment.ReferenceKeyOf(payment.SenderBic, payment.TransactionId) is { } reference && References.Contains(reference));

        public void Add(IncomingPayment payment)
        {
            if (payment.UetrKey is { } uetr)
            {
                Uetrs.Add(uetr);
            }

            if (payment.ReferenceKey is { } reference)
            {
                References.Add(reference);
            }
        }
    }
}
