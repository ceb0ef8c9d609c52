using System.Globalization;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.Deposits;

/// <summary>
/// Moves a deposit's money, and keeps it locked: a hold on its account takes whatever lies there, so nothing leaves before maturity but
/// by a chain that releases the hold in the same commit. Keys follow from the deposit, so whatever is asked twice is booked once.
/// </summary>
internal sealed class DepositLedger(IMediator bank)
{
    /// <summary>What entries and holds say of themselves; see <see cref="DepositNarrator"/>.</summary>
    public const string Source = "deposits";

    public const string FundingEvent = "deposit-funding";

    public const string InstalmentEvent = "deposit-instalment";

    public const string PayoutEvent = "deposit-payout";

    private const string LockEvent = "deposit-lock";

    private const int MostHolds = 90;

    /// <summary>Brings the principal, or the first instalment, from the customer's account and locks it.</summary>
    public Task<Result<JournalEntryReceipt>> FundAsync(Deposit deposit, long fundingAccountId, CancellationToken cancellationToken) =>
        PayInAsync(deposit, fundingAccountId, FundingKey(deposit), 1, FundingEvent, deposit.AgreedOn, cancellationToken);

    /// <returns>The day on which it was booked; an earlier one where a crash came before it was noted.</returns>
    public async Task<Result<DateOnly>> CollectAsync(
        Deposit deposit, DepositInstalment instalment, long fundingAccountId, DateOnly day, CancellationToken cancellationToken)
    {
        var key = DerivedKey.Of(InstalmentEvent, deposit.Id.ToString(), Text(instalment.Number));
        var earlier = await bank.Send(new FindJournalEntryByKey(key), cancellationToken);
        if (earlier.IsSuccess)
        {
            return earlier.Value.BookingDate;
        }

        var paid = await PayInAsync(deposit, fundingAccountId, key, instalment.Number, InstalmentEvent, day, cancellationToken);
        return paid.Map(_ => day);
    }

    /// <summary>Whether the first payment has come, for whoever goes on after a crash.</summary>
    /// <exception cref="JobException">The ledger cannot be asked.</exception>
    public async Task<bool> IsFundedAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindJournalEntryByKey(FundingKey(deposit)), cancellationToken);
        return found.IsSuccess || (found.Failure.Kind == FailureKind.NotFound
            ? false
            : throw new JobException($"Whether a deposit's money has come cannot be told: {found.Failure.Message} ({found.Failure.Code})"));
    }

    public async Task<BalanceView> BalanceOfAsync(long ledgerAccountId, CancellationToken cancellationToken) =>
        (await bank.Send(new GetBalances([ledgerAccountId]), cancellationToken)).Value[ledgerAccountId];

    /// <summary>Pays out what was decided. What stays behind is locked anew in the same commit.</summary>
    /// <param name="stays">Minor units that a next term begins with.</param>
    /// <returns>The entry; the one booked earlier where a crash came before it was noted.</returns>
    public async Task<Result<long>> PayOutAsync(
        Deposit deposit, DepositPayout payout, long payoutAccountId, long stays, CancellationToken cancellationToken)
    {
        var key = DerivedKey.Of("deposit-payout", deposit.Id.ToString(), Text(payout.TermNumber));
        var earlier = await bank.Send(new FindJournalEntryByKey(key), cancellationToken);
        if (earlier.IsSuccess)
        {
            return earlier.Value.EntryId;
        }

        var lines = await LinesOfAsync(deposit, payout, payoutAccountId, cancellationToken);
        if (!lines.IsSuccess)
        {
            return lines.Failure;
        }

        var steps = ReleasesOf(await HoldsAsync(deposit.LedgerAccountId!.Value, cancellationToken));
        steps.Add(new PostJournalEntry(
            key, Source, $"{deposit.Id:N}/{Text(payout.TermNumber)}/{payout.Kind}", PayoutEvent, payout.BookingDate, lines.Value));
        if (stays > 0)
        {
            steps.Add(LockOf(deposit, stays, Guid.CreateVersion7()));
        }

        var booked = await bank.Send(new PostLinkedEntries(steps), cancellationToken);
        return booked.IsSuccess
            ? booked.Value.Steps.Select(step => step.Entry).First(entry => entry?.IdempotencyKey == key)!.EntryId
            : booked.Failure;
    }

    /// <summary>Locks everything that lies on the account, interest too; changes nothing where it is locked already.</summary>
    public async Task<Failure?> LockAllAsync(Deposit deposit, CancellationToken cancellationToken)
    {
        // Holds first: money that comes in between with a hold of its own counts as set aside by somebody else, and stays locked.
        var holds = await HoldsAsync(deposit.LedgerAccountId!.Value, cancellationToken);
        var balance = await BalanceOfAsync(deposit.LedgerAccountId.Value, cancellationToken);
        var locked = holds.Sum(hold => hold.Remaining.MinorUnits);

        // What somebody else has set aside, such as a garnishment, is locked by that.
        var toLock = balance.BookedBalance.MinorUnits - (balance.Held.MinorUnits - locked);
        if (holds.Count <= 1 && locked == toLock)
        {
            return null;
        }

        var steps = ReleasesOf(holds);
        if (toLock > 0)
        {
            steps.Add(LockOf(deposit, toLock, Guid.CreateVersion7()));
        }

        return (await bank.Send(new PostLinkedEntries(steps), cancellationToken)).Failure;
    }

    private async Task<Result<JournalEntryReceipt>> PayInAsync(
        Deposit deposit, long fundingAccountId, Guid key, int number, string happening, DateOnly day, CancellationToken cancellationToken)
    {
        var amount = Money.OfMinor(deposit.Amount, Currency.Of(deposit.CurrencyCode));
        var entry = new PostJournalEntry(
            key,
            Source,
            $"{deposit.Id:N}/{Text(number)}/{happening}",
            happening,
            day,
            [
                new Posting(fundingAccountId, Side.Debit, amount, day),
                new Posting(deposit.LedgerAccountId!.Value, Side.Credit, amount, day),
            ]);
        var hold = LockOf(deposit, deposit.Amount, DerivedKey.Of(LockEvent, deposit.Id.ToString(), Text(number)));
        var booked = await bank.Send(new PostLinkedEntries([entry, hold]), cancellationToken);
        return booked.Map(chain => chain.Steps[0].Entry!);
    }

    /// <summary>The customer's share and, of a deposit that is closed early, the interest that goes back with its tax.</summary>
    private async Task<Result<List<Posting>>> LinesOfAsync(
        Deposit deposit, DepositPayout payout, long payoutAccountId, CancellationToken cancellationToken)
    {
        var own = deposit.LedgerAccountId!.Value;
        var taken = payout.Amount + payout.Penalty - payout.TaxReturned;
        List<Posting> lines = [LineOf(own, Side.Debit, taken), LineOf(payoutAccountId, Side.Credit, payout.Amount)];
        if (payout.Penalty != 0)
        {
            var mapped = await MappingAsync(InterestEvents.CreditAccrual);
            if (!mapped.IsSuccess)
            {
                return mapped.Failure;
            }

            lines.Add(LineOf(mapped.Value.DebitAccountId ?? own, Side.Credit, payout.Penalty));
        }

        if (payout.TaxReturned != 0)
        {
            var mapped = await MappingAsync(InterestEvents.Tax);
            if (!mapped.IsSuccess)
            {
                return mapped.Failure;
            }

            lines.Add(LineOf(mapped.Value.CreditAccountId ?? own, Side.Debit, payout.TaxReturned));
        }

        return lines.FindAll(line => !line.Amount.IsZero);

        // An amount below zero goes the other way round.
        Posting LineOf(long account, Side side, long amount) => new(
            account,
            amount > 0 ? side : side == Side.Debit ? Side.Credit : Side.Debit,
            Money.OfMinor(Math.Abs(amount), Currency.Of(deposit.CurrencyCode)),
            payout.ValueDate);

        Task<Result<ResolvedMapping>> MappingAsync(string happening) => bank.Send(
            new ResolveMapping(deposit.ProductCode, happening, deposit.CurrencyCode, payout.BookingDate), cancellationToken);
    }

    private async Task<List<HoldView>> HoldsAsync(long ledgerAccountId, CancellationToken cancellationToken)
    {
        var open = await bank.Send(new ListHolds(ledgerAccountId, OnlyOpen: true, After: null, MostHolds), cancellationToken);
        return [.. open.Value.Holds.Where(hold => hold.Source == Source)];
    }

    private static List<ILinkedStep> ReleasesOf(List<HoldView> holds) =>
        [.. holds.Select(hold => new ReleaseHold(Guid.CreateVersion7(), hold.HoldId))];

    private static PlaceHold LockOf(Deposit deposit, long amount, Guid holdId) => new(
        holdId,
        deposit.LedgerAccountId!.Value,
        Money.OfMinor(amount, Currency.Of(deposit.CurrencyCode)),
        Source,
        deposit.Id.ToString("N"),
        LockEvent,
        ExpiresAt: null);

    private static Guid FundingKey(Deposit deposit) => DerivedKey.Of(FundingEvent, deposit.Id.ToString());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
