using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Losses;

/// <summary>Books what is lost and what comes back. Each may be repeated: the ledger answers a repetition with the entry there is.</summary>
internal sealed class LossLedger(IMediator bank)
{
    public const string LossEvent = "loan-loss";

    public const string RecoveryEvent = "loan-recovery";

    /// <summary>The loan and its interest leave the assets and become an expense.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> BookLossAsync(GrantedLoan loan, LossProposal loss, CancellationToken cancellationToken)
    {
        var date = loss.Date!.Value;
        var accrual = await bank.Send(new ResolveMapping(loan.ProductCode, LoanLedger.AccrualEvent, loan.CurrencyCode, date), cancellationToken);
        var expense = await bank.Send(new ResolveMapping(loan.ProductCode, LossEvent, loan.CurrencyCode, date), cancellationToken);
        if ((accrual.Failure ?? expense.Failure) is { } failure)
        {
            return failure;
        }

        if (accrual.Value.DebitAccountId is not { } receivable || expense.Value.DebitAccountId is not { } lost)
        {
            return LossErrors.NotMapped;
        }

        Posting[] lines =
        [
            .. Line(loan, lost, Side.Debit, loss.Principal + loss.Interest, date),
            .. Line(loan, loan.LedgerAccountId!.Value, Side.Credit, loss.Principal, date),
            .. Line(loan, receivable, Side.Credit, loss.Interest, date),
        ];
        return lines.Length == 0
            ? null
            : (await PostAsync(DerivedKey.Of(LossEvent, loss.Id.ToString()), loan, LossEvent, date, lines, cancellationToken)).Failure;
    }

    /// <summary>What comes back is income.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> BookRecoveryAsync(
        GrantedLoan loan, LoanRecovery recovery, long customerAccountId, CancellationToken cancellationToken)
    {
        var income = await bank.Send(new ResolveMapping(loan.ProductCode, RecoveryEvent, loan.CurrencyCode, recovery.Date), cancellationToken);
        if (!income.IsSuccess)
        {
            return income.Failure;
        }

        if (income.Value.CreditAccountId is not { } recovered)
        {
            return LossErrors.NotMapped;
        }

        Posting[] lines =
        [
            .. Line(loan, customerAccountId, Side.Debit, recovery.Amount, recovery.Date),
            .. Line(loan, recovered, Side.Credit, recovery.Amount, recovery.Date),
        ];
        var key = DerivedKey.Of(RecoveryEvent, recovery.Id.ToString());
        return (await PostAsync(key, loan, RecoveryEvent, recovery.Date, lines, cancellationToken)).Failure;
    }

    private Task<Result<JournalEntryReceipt>> PostAsync(
        Guid key, GrantedLoan loan, string happening, DateOnly date, Posting[] lines, CancellationToken cancellationToken) =>
        bank.Send(new PostJournalEntry(key, LoanLedger.Source, $"{loan.Id:N}/{happening}", happening, date, lines), cancellationToken);

    /// <summary>None for nothing; an amount below zero goes the other way round.</summary>
    private static IEnumerable<Posting> Line(GrantedLoan loan, long account, Side side, long amount, DateOnly date) => amount == 0 ? [] :
    [
        new Posting(
            account,
            amount > 0 ? side : side == Side.Debit ? Side.Credit : Side.Debit,
            Money.OfMinor(Math.Abs(amount), Currency.Of(loan.CurrencyCode)),
            date),
    ];
}
