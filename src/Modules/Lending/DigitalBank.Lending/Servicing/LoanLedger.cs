using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Products;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Servicing;

/// <summary>Moves a loan's money. Each step may be repeated: the ledger answers a repetition with what there is.</summary>
internal sealed class LoanLedger(IMediator bank, LoanMappings mappings)
{
    /// <summary>Under which this module posts.</summary>
    public const string Source = "lending";

    public const string DisbursementEvent = "loan-disbursement";

    public const string InterestEvent = "loan-interest-accrual";

    public const string FeeEvent = "loan-fee-accrual";

    public const string PenaltyEvent = "loan-penalty-accrual";

    /// <summary>Names the account on which the bank owes customers what they have overpaid.</summary>
    public const string CreditBalanceEvent = "loan-credit-balance";

    private const string AccrualEvent = "loan-accrual";

    public async Task<Result<LedgerAccountView>> OpenAccountAsync(GrantedLoan loan, CancellationToken cancellationToken) =>
        await bank.Send(
            new OpenLedgerAccount($"loan-{loan.Id:N}", "Loan", LoanProductLedger.LoansHeader, loan.CurrencyCode, MinimumBalance: 0),
            cancellationToken);

    /// <returns>The entry that paid the loan out; null while there is none.</returns>
    public Task<Result<FoundEntry>> FindDisbursementAsync(GrantedLoan loan, CancellationToken cancellationToken) =>
        FindAsync(DisbursementKey(loan), cancellationToken);

    /// <returns>The entry of that key; null while there is none.</returns>
    public async Task<Result<FoundEntry>> FindAsync(Guid key, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new FindJournalEntryByKey(key), cancellationToken);
        return found.IsSuccess ? new FoundEntry(found.Value)
            : found.Failure.Kind == FailureKind.NotFound ? new FoundEntry(null)
            : found.Failure;
    }

    /// <param name="fee">Minor units that are kept back.</param>
    public async Task<Result<JournalEntryReceipt>> DisburseAsync(
        GrantedLoan loan, long customerAccountId, long fee, CancellationToken cancellationToken)
    {
        var lines = new LoanLines(loan.CurrencyCode, loan.StartDate)
            .Debit(loan.LedgerAccountId!.Value, loan.Principal)
            .Credit(customerAccountId, loan.Principal - fee);
        if (fee != 0)
        {
            var accounts = await AccountsAsync(loan.ProductCode, FeeEvent, loan.CurrencyCode, loan.StartDate, cancellationToken);
            if (!accounts.IsSuccess)
            {
                return accounts.Failure;
            }

            lines.Credit(accounts.Value.Income, fee);
        }

        return await bank.Send(
            new PostJournalEntry(
                DisbursementKey(loan), Source, $"{loan.Id:N}/{DisbursementEvent}", DisbursementEvent, loan.StartDate, lines.Postings),
            cancellationToken);
    }

    /// <summary>Books what an event changes: principal on the loan's account, what is owed and earned where the mapping says.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> BookAsync(GrantedLoan loan, LoanEvent happened, long customerAccountId, CancellationToken cancellationToken)
    {
        var key = KeyOf(happened);
        if ((await bank.Send(new FindJournalEntryByKey(key), cancellationToken)).IsSuccess)
        {
            return null;
        }

        var lines = new LoanLines(loan.CurrencyCode, happened.BookingDate)
            .Debit(customerAccountId, happened.Cash)
            .Debit(loan.LedgerAccountId!.Value, happened.Change.Principal);
        var failure = await AddIncomeAsync(lines, loan.ProductCode, happened.Change.Owed, happened.Fresh, cancellationToken);
        if (failure is null && happened.Change.CreditBalance != 0)
        {
            var owing = await mappings.ResolveAsync(
                new ResolveMapping(loan.ProductCode, CreditBalanceEvent, loan.CurrencyCode, happened.BookingDate),
                mapping => mapping.CreditAccountId is not null,
                ServicingErrors.NotMapped,
                cancellationToken);
            failure = owing.Failure;
            if (failure is null)
            {
                lines.Credit(owing.Value.CreditAccountId!.Value, happened.Change.CreditBalance);
            }
        }

        if (failure is not null || lines.Postings.Count == 0)
        {
            return failure;
        }

        var code = CodeOf(happened.Kind);
        var booked = await bank.Send(
            new PostJournalEntry(key, Source, $"{loan.Id:N}/{code}", code, happened.BookingDate, lines.Postings), cancellationToken);
        return booked.Failure;
    }

    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> AccrueAsync(LoanIncomeBatch batch, CancellationToken cancellationToken)
    {
        var lines = new LoanLines(batch.CurrencyCode, batch.BookingDate);
        if (await AddIncomeAsync(lines, batch.ProductCode, batch.Income, batch.Income, cancellationToken) is { } failure)
        {
            return failure;
        }

        var booked = await bank.Send(
            new PostJournalEntry(
                DerivedKey.Of(AccrualEvent, batch.Id.ToString()), Source, $"{batch.Id:N}/{AccrualEvent}", AccrualEvent, batch.BookingDate,
                lines.Postings),
            cancellationToken);
        return booked.Failure;
    }

    /// <summary>The key of the event's entry.</summary>
    public static Guid KeyOf(LoanEvent happened) => DerivedKey.Of("loan-event", happened.Id.ToString());

    /// <summary>The event's code in entries and statements.</summary>
    public static string CodeOf(LoanEventKind kind) => kind switch
    {
        LoanEventKind.Repayment => "loan-repayment",
        LoanEventKind.Charge => "loan-charge",
        LoanEventKind.Waiver => "loan-waiver",
        LoanEventKind.Reversal => "loan-reversal",
        LoanEventKind.Chargeback => "loan-chargeback",
        LoanEventKind.Refund => "loan-refund",
        LoanEventKind.Reschedule => "loan-reschedule",
        LoanEventKind.Reamortisation => "loan-reamortisation",
        LoanEventKind.ReAge => "loan-re-age",
        LoanEventKind.Pause => "loan-pause",
        LoanEventKind.Resumption => "loan-resumption",
        _ => "loan-late-penalty",
    };

    /// <param name="owed">By how much more is owed.</param>
    /// <param name="earned">By how much more is earned.</param>
    private async Task<Failure?> AddIncomeAsync(
        LoanLines lines, string product, LoanIncome owed, LoanIncome earned, CancellationToken cancellationToken)
    {
        (string Event, long Owed, long Earned)[] parts =
        [
            (InterestEvent, owed.Interest, earned.Interest), (FeeEvent, owed.Fees, earned.Fees), (PenaltyEvent, owed.Penalties, earned.Penalties),
        ];
        foreach (var part in parts.Where(part => part.Owed != 0 || part.Earned != 0))
        {
            var accounts = await AccountsAsync(product, part.Event, lines.CurrencyCode, lines.Date, cancellationToken);
            if (!accounts.IsSuccess)
            {
                return accounts.Failure;
            }

            lines.Debit(accounts.Value.Receivable, part.Owed).Credit(accounts.Value.Income, part.Earned);
        }

        return null;
    }

    private async Task<Result<IncomeAccounts>> AccountsAsync(
        string product, string happening, string currencyCode, DateOnly date, CancellationToken cancellationToken)
    {
        var mapped = await mappings.ResolveAsync(
            new ResolveMapping(product, happening, currencyCode, date),
            mapping => mapping is { DebitAccountId: not null, CreditAccountId: not null },
            ServicingErrors.NotMapped,
            cancellationToken);
        return mapped.IsSuccess ? new IncomeAccounts(mapped.Value.DebitAccountId!.Value, mapped.Value.CreditAccountId!.Value) : mapped.Failure;
    }

    private static Guid DisbursementKey(GrantedLoan loan) => DerivedKey.Of(DisbursementEvent, loan.Id.ToString());

    private sealed record IncomeAccounts(long Receivable, long Income);

    /// <summary>The lines of an entry. An amount below zero goes on the other side; nothing is no line.</summary>
    private sealed class LoanLines(string currencyCode, DateOnly date)
    {
        public string CurrencyCode => currencyCode;

        public DateOnly Date => date;

        public List<Posting> Postings { get; } = [];

        public LoanLines Credit(long account, long amount) => Debit(account, -amount);

        public LoanLines Debit(long account, long amount)
        {
            if (amount != 0)
            {
                var money = Money.OfMinor(Math.Abs(amount), Currency.Of(currencyCode));
                Postings.Add(new Posting(account, amount > 0 ? Side.Debit : Side.Credit, money, date));
            }

            return this;
        }
    }
}

/// <param name="Entry">Null where there is none.</param>
internal sealed record FoundEntry(JournalEntryView? Entry);
