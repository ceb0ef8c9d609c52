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

    public Task<Result<LedgerAccountView>> OpenAccountAsync(GrantedLoan loan, CancellationToken cancellationToken) =>
        OpenAccountAsync($"loan-{loan.Id:N}", "Loan", loan.CurrencyCode, cancellationToken);

    /// <summary>Opens an account for principal, below the control account of all loans.</summary>
    public async Task<Result<LedgerAccountView>> OpenAccountAsync(
        string code, string name, string currencyCode, CancellationToken cancellationToken) =>
        await bank.Send(new OpenLedgerAccount(code, name, LoanProductLedger.LoansHeader, currencyCode, MinimumBalance: 0), cancellationToken);

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

    /// <returns>Why not, or null.</returns>
    public Task<Failure?> BookAsync(GrantedLoan loan, LoanEvent happened, long customerAccountId, CancellationToken cancellationToken) =>
        BookAsync(
            new LoanEntry(
                KeyOf(happened), loan.Id, CodeOf(happened.Kind), loan.ProductCode, loan.CurrencyCode, happened.BookingDate,
                loan.LedgerAccountId!.Value, customerAccountId, happened.Cash, happened.Change, happened.Fresh),
            cancellationToken);

    /// <summary>Books what an event changes: principal on the loan's account, what is owed and earned where the mapping says.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> BookAsync(LoanEntry entry, CancellationToken cancellationToken)
    {
        if ((await bank.Send(new FindJournalEntryByKey(entry.Key), cancellationToken)).IsSuccess)
        {
            return null;
        }

        var lines = new LoanLines(entry.CurrencyCode, entry.BookingDate)
            .Debit(entry.CustomerAccountId, entry.Cash)
            .Debit(entry.PrincipalAccountId, entry.Change.Principal);
        var failure = await AddIncomeAsync(lines, entry.ProductCode, entry.Change.Owed, entry.Fresh, cancellationToken);
        if (failure is null && entry.Change.CreditBalance != 0)
        {
            var owing = await mappings.ResolveAsync(
                new ResolveMapping(entry.ProductCode, CreditBalanceEvent, entry.CurrencyCode, entry.BookingDate),
                mapping => mapping.CreditAccountId is not null,
                ServicingErrors.NotMapped,
                cancellationToken);
            failure = owing.Failure;
            if (failure is null)
            {
                lines.Credit(owing.Value.CreditAccountId!.Value, entry.Change.CreditBalance);
            }
        }

        if (failure is not null || lines.Postings.Count == 0)
        {
            return failure;
        }

        var booked = await bank.Send(
            new PostJournalEntry(entry.Key, Source, $"{entry.LoanId:N}/{entry.Code}", entry.Code, entry.BookingDate, lines.Postings), cancellationToken);
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

/// <summary>What an event of a loan or a credit line books.</summary>
/// <param name="Key">Derived from the event, so that it is booked once.</param>
/// <param name="LoanId">Of the loan or the line.</param>
/// <param name="Code">The event's code in entries and statements.</param>
/// <param name="Cash">Minor units that come from the customer's account; below zero they go there.</param>
/// <param name="Fresh">What is earned with it and was not booked as earned before.</param>
internal sealed record LoanEntry(
    Guid Key, Guid LoanId, string Code, string ProductCode, string CurrencyCode, DateOnly BookingDate, long PrincipalAccountId, long CustomerAccountId,
    long Cash, LoanChange Change, LoanIncome Fresh);

/// <param name="Entry">Null where there is none.</param>
internal sealed record FoundEntry(JournalEntryView? Entry);
