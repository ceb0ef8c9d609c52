using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Routing;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Takes collections of one creditor, or says of each why not. What is taken is saved together with its notice, its debit and its mandate.</summary>
internal sealed class CollectionIntake(
    PaymentsDbContext db, IMediator bank, IBusinessCalendar calendar, TimeProvider clock, IOptions<BankSettings> us, IOptions<PaymentsOptions> options)
{
    private const int Attempts = 5;

    /// <param name="alsoSave">Saved with them, in the same transaction; called again when another process came between.</param>
    /// <returns>In the order of the orders. Orders that were taken before, by their ids, are given as they are.</returns>
    public async Task<IReadOnlyList<Result<Collection>>> TakeAsync(
        Guid creditorId, IReadOnlyList<CollectionOrder> orders, Action<IReadOnlyList<Result<Collection>>>? alsoSave, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answers = await DecideAsync(creditorId, orders, cancellationToken);
            alsoSave?.Invoke(answers);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return answers;
            }
            catch (DbUpdateException failed) when (failed.IsConflict() && attempt < Attempts)
            {
                // Another one of the same creditor was taken at this moment: the limits are read again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<Result<Collection>>> DecideAsync(Guid creditorId, IReadOnlyList<CollectionOrder> orders, CancellationToken cancellationToken)
    {
        var facts = await LookUpAsync(creditorId, orders, cancellationToken);
        return [.. orders.Select(order => facts.Taken.TryGetValue(order.CollectionId, out var taken) ? taken : Decide(order, facts))];
    }

    private Result<Collection> Decide(CollectionOrder order, Facts facts)
    {
        var mandate = facts.Mandates.GetValueOrDefault(order.MandateReference);
        var key = mandate is null ? null : CollectionOrder.ReferenceKeyOf(mandate.Id, order.EndToEndId);
        var refusal = order.WhyNot(
            facts.Creditor, mandate, key is not null && facts.Known.Contains(key), facts.DueOn(order.DueDate), facts.Returned, facts.Today, calendar.IsBusinessDay);
        if (refusal is not null)
        {
            return refusal;
        }

        var debtor = DebtorHere(order, mandate!, facts);
        return debtor.IsSuccess ? Take(order, mandate!, key!, debtor.Value.Account, facts) : debtor.Failure;
    }

    /// <returns>The debtor's account here, or none where the debtor banks elsewhere.</returns>
    private Result<Destination> DebtorHere(CollectionOrder order, DebitMandate mandate, Facts facts)
    {
        var named = facts.Accounts.GetValueOrDefault(mandate.DebtorIban, []);
        if (!PaymentRouting.IsOurs(new CreditorInstruction(mandate.DebtorIban, mandate.DebtorBic, AgentIsNamed: true), named, us.Value))
        {
            return new Destination(Account: null);
        }

        var debtor = PaymentRouting.Debtor(named, order.Amount.Currency.Code);
        return !debtor.IsSuccess ? debtor.Failure
            : debtor.Value.AccountId == facts.Creditor.AccountId ? PaymentsErrors.SameAccount
            : CreditorRule.Allows([.. facts.Rules[debtor.Value.AccountId]], facts.Creditor.SchemeId, mandate.Scheme == DebitScheme.B2B) ? new Destination(debtor.Value)
            : CollectingErrors.CreditorNotAllowed;
    }

    private Collection Take(CollectionOrder order, DebitMandate mandate, string key, AccountView? debtor, Facts facts)
    {
        var now = clock.GetUtcNow();
        var collection = new Collection
        {
            Id = order.CollectionId,
            CreditorId = facts.Creditor.Id,
            PartyId = facts.Creditor.PartyId,
            MandateId = mandate.Id,
            EndToEndId = order.EndToEndId,
            Uetr = order.Uetr ?? Orders.Uetr.Create(),
            SequenceType = order.SequenceType,
            CurrencyCode = order.Amount.Currency.Code,
            AmountMinor = order.Amount.MinorUnits,
            DueDate = order.DueDate,
            DebtorName = mandate.DebtorName,
            DebtorIban = mandate.DebtorIban,
            DebtorBic = mandate.DebtorBic,
            RemittanceInformation = order.RemittanceInformation,
            OrderedAt = now,
            IncomingDebitId = debtor is null ? null : Guid.CreateVersion7(now),
        };
        collection.Take(key, now);
        db.Collections.Add(collection);
        db.PreNotifications.Add(new PreNotification { CollectionId = collection.Id, DebtorPartyId = debtor?.HolderPartyId, TellOn = order.DueDate.AddDays(-mandate.NoticeDays) });
        if (debtor is not null)
        {
            db.IncomingDebits.Add(OwnDebit.For(collection, mandate, facts.Creditor, debtor, us.Value.Bic, now));
        }

        mandate.Use(order.SequenceType, order.DueDate, now);
        facts.Creditor.Count();
        facts.Count(collection);
        return collection;
    }

    private async Task<Facts> LookUpAsync(Guid creditorId, IReadOnlyList<CollectionOrder> orders, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var creditor = await db.Creditors.SingleAsync(c => c.Id == creditorId, cancellationToken);
        var references = orders.Select(order => order.MandateReference).Distinct().ToList();
        var mandates = await db.DebitMandates
            .Where(mandate => mandate.CreditorId == creditorId && references.Contains(mandate.Reference)).ToListAsync(cancellationToken);
        var accounts = (await bank.Send(new FindAccounts([.. mandates.Select(mandate => mandate.DebtorIban).Distinct()]), cancellationToken)).Value;
        var accountIds = accounts.Values.SelectMany(found => found).Select(account => account.AccountId).ToList();
        var byReference = mandates.ToDictionary(mandate => mandate.Reference);
        var keys = orders.Where(order => byReference.ContainsKey(order.MandateReference))
            .Select(order => CollectionOrder.ReferenceKeyOf(byReference[order.MandateReference].Id, order.EndToEndId)).ToList();
        var ids = orders.Select(order => order.CollectionId).ToList();
        var days = orders.Select(order => order.DueDate).Distinct().ToList();
        return new Facts(
            creditor,
            byReference,
            accounts,
            (await db.CreditorRules.AsNoTracking().Where(rule => accountIds.Contains(rule.AccountId)).ToListAsync(cancellationToken)).ToLookup(rule => rule.AccountId),
            (await db.Collections.Where(c => c.ReferenceKey != null && keys.Contains(c.ReferenceKey)).Select(c => c.ReferenceKey!).ToListAsync(cancellationToken)).ToHashSet(),
            await db.Collections.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken),
            await db.Collections
                .Where(c => c.CreditorId == creditorId && days.Contains(c.DueDate) && c.ReferenceKey != null)
                .GroupBy(c => c.DueDate)
                .Select(day => new { day.Key, Sum = day.Sum(c => c.AmountMinor) })
                .ToDictionaryAsync(day => day.Key, day => day.Sum, cancellationToken),
            await ReturnedAsync(creditorId, today, cancellationToken),
            today);
    }

    private async Task<ReturnedShare> ReturnedAsync(Guid creditorId, DateOnly today, CancellationToken cancellationToken)
    {
        var since = today.AddDays(-options.Value.ReturnedShareDays);
        var byStatus = await db.Collections
            .Where(c => c.CreditorId == creditorId && c.CollectedOn >= since)
            .GroupBy(c => c.Status)
            .Select(group => new { group.Key, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        return new ReturnedShare(
            byStatus.Sum(one => one.Count), byStatus.Where(one => one.Key is CollectionStatus.Returned or CollectionStatus.Owed).Sum(one => one.Count));
    }

    /// <param name="Known">End-to-end ids that count, those of this page included.</param>
    /// <param name="Taken">Collections of these orders that an earlier attempt saved.</param>
    private sealed record Facts(
        Creditor Creditor,
        IReadOnlyDictionary<string, DebitMandate> Mandates,
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> Accounts,
        ILookup<Guid, CreditorRule> Rules,
        HashSet<string> Known,
        IReadOnlyDictionary<Guid, Collection> Taken,
        Dictionary<DateOnly, long> Due,
        ReturnedShare Returned,
        DateOnly Today)
    {
        public long DueOn(DateOnly day) => Due.GetValueOrDefault(day);

        public void Count(Collection collection)
        {
            Known.Add(collection.ReferenceKey!);
            Due[collection.DueDate] = DueOn(collection.DueDate) + collection.AmountMinor;
        }
    }
}
