using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>Books fees by the mapping of the account's product. A fee's id is its entry's key, so it is booked once.</summary>
internal sealed class FeeLedger(IMediator bank)
{
    /// <summary>What the entries say of themselves; see <see cref="FeeNarrator"/>.</summary>
    public const string Source = "fees";

    public const string Event = "fee";

    private const string KeyReused = "ledger.idempotency_key_reused";

    /// <param name="payer">The ledger account that pays; the account itself where null.</param>
    /// <returns>The entry; a failure where the payer has no money for it, or may not be debited.</returns>
    public async Task<Result<long>> BookAsync(
        Account account, FeeCharge charge, DateOnly bookingDate, long? payer, CancellationToken cancellationToken)
    {
        var mapped = await bank.Send(
            new ResolveMapping(account.ProductCode, Event, account.CurrencyCode, bookingDate), cancellationToken);
        if (!mapped.IsSuccess)
        {
            return mapped.Failure;
        }

        var own = payer ?? account.LedgerAccountId!.Value;
        var amount = Money.OfMinor(charge.Amount, Currency.Of(account.CurrencyCode));
        var booked = await bank.Send(
            new PostJournalEntry(
                charge.Id,
                Source,
                charge.Id.ToString("N"),
                Event,
                bookingDate,
                [
                    new Posting(mapped.Value.DebitAccountId ?? own, Side.Debit, amount, bookingDate),
                    new Posting(mapped.Value.CreditAccountId ?? own, Side.Credit, amount, bookingDate),
                ]),
            cancellationToken);
        if (booked.Failure?.Code != KeyReused)
        {
            return booked.Map(receipt => receipt.EntryId);
        }

        // A run that was killed on an earlier business date booked it under that date.
        return (await bank.Send(new FindJournalEntryByKey(charge.Id), cancellationToken)).Map(earlier => earlier.EntryId);
    }

    public async Task<Result<long>> ReverseAsync(FeeCharge charge, DateOnly bookingDate, string reason, CancellationToken cancellationToken)
    {
        var key = DerivedKey.Of("fee-reversal", charge.Id.ToString());
        var reversed = await bank.Send(new ReverseJournalEntry(key, charge.EntryId!.Value, bookingDate, reason), cancellationToken);
        return reversed.IsSuccess
            ? reversed.Value.EntryId
            : (await bank.Send(new FindJournalEntryByKey(key), cancellationToken)) is { IsSuccess: true } earlier
                ? earlier.Value.EntryId
                : reversed.Failure;
    }
}

/// <summary>Says on a statement which fee was charged.</summary>
internal sealed class FeeNarrator(AccountsDbContext db) : IEntryNarrator
{
    public string Source => FeeLedger.Source;

    public async Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken)
    {
        var ids = sourceReferences.Where(text => Guid.TryParse(text, out _)).Select(Guid.Parse).ToList();
        var names = await db.FeeCharges.AsNoTracking()
            .Where(charge => ids.Contains(charge.Id))
            .Select(charge => new { charge.Id, charge.Name })
            .ToListAsync(cancellationToken);
        return names.ToDictionary(
            charge => charge.Id.ToString("N"),
            charge => new EntryNarrative(null, null, null, null, EndToEndId: null, RemittanceInformation: charge.Name));
    }
}
