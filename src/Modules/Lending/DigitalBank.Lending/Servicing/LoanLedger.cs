using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Servicing;

/// <summary>Moves a loan's money. Each step may be repeated: the ledger answers a repetition with what there is.</summary>
internal sealed class LoanLedger(IMediator bank)
{
    /// <summary>Under which this module posts.</summary>
    public const string Source = "lending";

    public const string DisbursementEvent = "loan-disbursement";

    public const string RepaymentEvent = "loan-repayment";

    public const string AccrualEvent = "loan-interest-accrual";

    public async Task<Result<LedgerAccountView>> OpenAccountAsync(GrantedLoan loan, CancellationToken cancellationToken) =>
        await bank.Send(
            new OpenLedgerAccount($"loan-{loan.Id:N}", "Loan", LoanProductLedger.LoansHeader, loan.CurrencyCode, MinimumBalance: 0),
            cancellationToken);

    /// <returns>The entry that paid the loan out; null while there is none.</returns>
    public async Task<Result<FoundEntry>> FindDisbursementAsync(GrantedLoan loan, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindJournalEntryByKey(DisbursementKey(loan)), cancellationToken);
        return found.IsSuccess ? new FoundEntry(found.Value)
            : found.Failure.Kind == FailureKind.NotFound ? new FoundEntry(null)
            : found.Failure;
    }

    public Task<Result<JournalEntryReceipt>> DisburseAsync(GrantedLoan loan, long customerAccountId, CancellationToken cancellationToken) =>
        bank.Send(
            new PostJournalEntry(
                DisbursementKey(loan),
                Source,
                $"{loan.Id:N}/{DisbursementEvent}",
                DisbursementEvent,
                loan.StartDate,
                [
                    new Posting(loan.LedgerAccountId!.Value, Side.Debit, loan.Amount, loan.StartDate),
                    new Posting(customerAccountId, Side.Credit, loan.Amount, loan.StartDate),
                ]),
            cancellationToken);

    /// <summary>Principal to the loan's account, interest to where the mapping says; the last one also books what is earned with it.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> RepayAsync(GrantedLoan loan, LoanRepayment repayment, long customerAccountId, CancellationToken cancellationToken)
    {
        var key = LoanKey.Of(RepaymentEvent, repayment.Id.ToString());
        if ((await bank.Send(new FindJournalEntryByKey(key), cancellationToken)).IsSuccess)
        {
            return null;
        }

        var accounts = await AccountsAsync(loan.ProductCode, loan.CurrencyCode, repayment.Date, cancellationToken);
        if (!accounts.IsSuccess)
        {
            return accounts.Failure;
        }

        var (receivable, income) = (accounts.Value.Receivable, accounts.Value.Income);
        Posting[] lines =
        [
            .. LineOf(customerAccountId, Side.Debit, repayment.Amount),
            .. LineOf(loan.LedgerAccountId!.Value, Side.Credit, repayment.Principal),
            .. LineOf(receivable, Side.Credit, repayment.Interest - repayment.FreshInterest),
            .. LineOf(income, Side.Credit, repayment.FreshInterest),
        ];
        var booked = await bank.Send(
            new PostJournalEntry(key, Source, $"{loan.Id:N}/{RepaymentEvent}", RepaymentEvent, repayment.Date, lines), cancellationToken);
        return booked.Failure;

        // An amount below zero goes the other way round.
        IEnumerable<Posting> LineOf(long account, Side side, long amount) => amount == 0 ? [] :
        [
            new Posting(
                account,
                amount > 0 ? side : side == Side.Debit ? Side.Credit : Side.Debit,
                Money.OfMinor(Math.Abs(amount), Currency.Of(loan.CurrencyCode)),
                repayment.Date),
        ];
    }

    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> AccrueAsync(LoanInterestBatch batch, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(batch.ProductCode, batch.CurrencyCode, batch.BookingDate, cancellationToken);
        if (!accounts.IsSuccess)
        {
            return accounts.Failure;
        }

        var amount = Money.OfMinor(batch.Amount, Currency.Of(batch.CurrencyCode));
        var booked = await bank.Send(
            new PostJournalEntry(
                LoanKey.Of(AccrualEvent, batch.Id.ToString()),
                Source,
                $"{batch.Id:N}/{AccrualEvent}",
                AccrualEvent,
                batch.BookingDate,
                [
                    new Posting(accounts.Value.Receivable, Side.Debit, amount, batch.BookingDate),
                    new Posting(accounts.Value.Income, Side.Credit, amount, batch.BookingDate),
                ]),
            cancellationToken);
        return booked.Failure;
    }

    private async Task<Result<InterestAccounts>> AccountsAsync(
        string product, string currencyCode, DateOnly date, CancellationToken cancellationToken)
    {
        var mapped = await bank.Send(new ResolveMapping(product, AccrualEvent, currencyCode, date), cancellationToken);
        return !mapped.IsSuccess ? mapped.Failure
            : mapped.Value is { DebitAccountId: { } receivable, CreditAccountId: { } income } ? new InterestAccounts(receivable, income)
            : ServicingErrors.NotMapped;
    }

    private static Guid DisbursementKey(GrantedLoan loan) => LoanKey.Of(DisbursementEvent, loan.Id.ToString());

    private sealed record InterestAccounts(long Receivable, long Income);
}

/// <param name="Entry">Null where there is none.</param>
internal sealed record FoundEntry(JournalEntryView? Entry);
