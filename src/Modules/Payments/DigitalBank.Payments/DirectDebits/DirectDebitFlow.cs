using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Incoming;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs003;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>pacs.003: takes direct debits on customers of ours for the day on which they are due, or says with a pacs.002 why not.</summary>
internal sealed class DirectDebitFlow(
    PaymentsDbContext db,
    IMediator bank,
    DebitMessages messages,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<BankSettings> us,
    IOptions<PaymentsOptions> options) : IMessageFlow
{
    public string Family => "pacs.003.001";

    public MessageExamination Examine(Stream content, XmlLimits limits)
    {
        var examination = Pacs003Reader.Reader.Examine(content, limits);
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
        var debits = new List<IncomingDebit>();
        foreach (var page in Pacs003Reader.Reader.Items(message.Content, message.Limits).Chunk(options.Value.InFlight))
        {
            debits.AddRange(await TakeAsync(message, page, cancellationToken));
            db.ChangeTracker.Clear();
        }

        var rejected = debits.Count(debit => debit.Status == IncomingDebitStatus.Rejected);
        return new FlowOutcome(
            messages.AnswerTo(message, debits), FormattableString.Invariant($"{debits.Count - rejected} accepted, {rejected} rejected"));
    }

    /// <summary>Those that an earlier attempt saved are taken as they are.</summary>
    private async Task<IReadOnlyList<IncomingDebit>> TakeAsync(
        ReceivedMessage message, Received<ReceivedDirectDebit>[] page, CancellationToken cancellationToken)
    {
        var (first, last) = (page[0].Number, page[^1].Number);
        var known = await db.IncomingDebits
            .Where(debit => debit.GatewayMessageId == message.Message.Id && debit.Position >= first && debit.Position <= last)
            .ToDictionaryAsync(debit => debit.Position, cancellationToken);
        var fresh = page.Where(item => !known.ContainsKey(item.Number)).Select(item => (Item: item, Debit: New(message, item))).ToList();
        if (fresh.Count > 0)
        {
            var lookups = await LookUpAsync(message.SenderBic, fresh.ConvertAll(one => one.Debit), cancellationToken);
            foreach (var (item, debit) in fresh)
            {
                Decide(debit, item, lookups);
                db.IncomingDebits.Add(debit);
                known.Add(item.Number, debit);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return [.. page.Select(item => known[item.Number])];
    }

    private void Decide(IncomingDebit debit, Received<ReceivedDirectDebit> item, Lookups lookups)
    {
        var reference = IncomingPayment.ReferenceKeyOf(debit.SenderBic, debit.TransactionId);
        var decision = DebitDecision.For(
            item,
            lookups.Accounts.GetValueOrDefault(debit.DebtorIdentifier, []),
            (debit.Uetr is { } uetr && lookups.Seen.Contains(uetr)) || (reference is not null && lookups.Seen.Contains(reference)),
            account => CreditorRule.Allows([.. lookups.Rules[account.AccountId]], debit.CreditorSchemeId, debit.IsB2B),
            lookups.Today.AddDays(options.Value.SettlementDaysAhead),
            us.Value);
        if (decision.Debtor is not { } account)
        {
            debit.Reject(decision.ReasonCode!, decision.Explanation!, clock.GetUtcNow());
            return;
        }

        debit.Accept(account.AccountId, account.HolderPartyId, account.LedgerAccountId, reference, clock.GetUtcNow());
        lookups.Seen.UnionWith(new[] { debit.UetrKey, debit.ReferenceKey }.OfType<string>());
    }

    private async Task<Lookups> LookUpAsync(string? senderBic, List<IncomingDebit> debits, CancellationToken cancellationToken)
    {
        var identifiers = debits.Select(debit => debit.DebtorIdentifier).Where(identifier => identifier.Length > 0).Distinct().ToList();
        var accounts = (await bank.Send(new FindAccounts(identifiers), cancellationToken)).Value;
        var accountIds = accounts.Values.SelectMany(found => found).Select(account => account.AccountId).ToList();
        var rules = await db.CreditorRules.AsNoTracking().Where(rule => accountIds.Contains(rule.AccountId)).ToListAsync(cancellationToken);
        var uetrs = debits.Select(debit => debit.Uetr).OfType<string>().ToList();
        var references = debits.Select(debit => IncomingPayment.ReferenceKeyOf(senderBic, debit.TransactionId)).OfType<string>().ToList();
        var seen = await db.IncomingDebits
            .Where(debit => (debit.UetrKey != null && uetrs.Contains(debit.UetrKey)) || (debit.ReferenceKey != null && references.Contains(debit.ReferenceKey)))
            .Select(debit => new { debit.UetrKey, debit.ReferenceKey })
            .ToListAsync(cancellationToken);
        return new Lookups(
            accounts,
            rules.ToLookup(rule => rule.AccountId),
            seen.SelectMany(one => new[] { one.UetrKey, one.ReferenceKey }).OfType<string>().ToHashSet(),
            await calendar.TodayAsync(cancellationToken));
    }

    private IncomingDebit New(ReceivedMessage message, Received<ReceivedDirectDebit> item)
    {
        var content = item.Content;
        var now = clock.GetUtcNow();
        var header = message.Examination.Header!;
        return new IncomingDebit
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
            CurrencyCode = content.Amount?.Currency.Code ?? string.Empty,
            AmountMinor = content.Amount?.MinorUnits,
            CollectionDate = content.CollectionDate ?? header.SettlementDate ?? DateOnly.FromDateTime(now.UtcDateTime),
            SequenceType = content.SequenceType,
            LocalInstrument = content.LocalInstrument,
            MandateId = content.MandateId,
            MandateSignedOn = content.MandateSignedOn,
            CreditorSchemeId = content.CreditorSchemeId,
            CreditorName = content.Creditor.Name,
            CreditorIdentifier = content.CreditorAccount?.Identifier,
            DebtorName = content.Debtor.Name,
            DebtorIdentifier = Iban.TryParse(content.DebtorAccount.Identifier, out var iban) ? iban.ToString() : content.DebtorAccount.Identifier,
            RemittanceInformation = content.RemittanceInformation,
            ReceivedAt = now,
        };
    }

    /// <param name="Seen">UETRs and references of debits that count, those of this page included.</param>
    private sealed record Lookups(
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> Accounts, ILookup<Guid, CreditorRule> Rules, HashSet<string> Seen, DateOnly Today);
}
