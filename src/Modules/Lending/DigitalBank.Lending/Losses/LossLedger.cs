using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Losses;

/// <summary>Books what is lost and what comes back. Each may be repeated: the ledger answers a repetition with the entry there is.</summary>
internal sealed class LossLedger(IMediator bank, LoanMappings mappings)
{
    public const string LossEvent = "loan-loss";

    public const string RecoveryEvent = "loan-recovery";

    /// <summary>The loan and what was earned with it and not paid leave the assets and become an expense.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> BookLossAsync(GrantedLoan loan, LossProposal loss, CancellationToken cancellationToken)
    {
        var date = loss.Date!.Value;
        (string Event, long Amount)[] parts =
        [
            (LossEvent, -loss.Principal - loss.Owed.Total),
            (LoanLedger.InterestEvent, loss.Owed.Interest),
            (LoanLedger.FeeEvent, loss.Owed.Fees),
            (LoanLedger.PenaltyEvent, loss.Owed.Penalties),
        ];
        List<Posting> lines = [.. Line(loan, loan.LedgerAccountId!.Value, Side.Credit, loss.Principal, date)];
        foreach (var (happening, amount) in parts.Where(part => part.Amount != 0))
        {
            var mapped = await mappings.ResolveAsync(
                new ResolveMapping(loan.ProductCode, happening, loan.CurrencyCode, date),
                mapping => mapping.DebitAccountId is not null,
                LossErrors.NotMapped,
                cancellationToken);
            if (!mapped.IsSuccess)
            {
                return mapped.Failure;
            }

            lines.AddRange(Line(loan, mapped.Value.DebitAccountId!.Value, Side.Credit, amount, date));
        }

        return lines.Count == 0
            ? null
            : (await PostAsync(DerivedKey.Of(LossEvent, loss.Id.ToString()), loan, LossEvent, date, lines, cancellationToken)).Failure;
    }

    /// <summary>The key of the recovery's entry.</summary>
    public static Guid KeyOf(LoanRecovery recovery) => DerivedKey.Of(RecoveryEvent, recovery.Id.ToString());

    /// <summary>What comes back is income.</summary>
    /// <returns>Why not, or null.</returns>
    public async Task<Failure?> BookRecoveryAsync(
        GrantedLoan loan, LoanRecovery recovery, long customerAccountId, CancellationToken cancellationToken)
    {
        var income = await mappings.ResolveAsync(
            new ResolveMapping(loan.ProductCode, RecoveryEvent, loan.CurrencyCode, recovery.Date),
            mapping => mapping.CreditAccountId is not null,
            LossErrors.NotMapped,
            cancellationToken);
        if (!income.IsSuccess)
        {
            return income.Failure;
        }

        Posting[] lines =
        [
            .. Line(loan, customerAccountId, Side.Debit, recovery.Amount, recovery.Date),
            .. Line(loan, income.Value.CreditAccountId!.Value, Side.Credit, recovery.Amount, recovery.Date),
        ];
        return (await PostAsync(KeyOf(recovery), loan, RecoveryEvent, recovery.Date, lines, cancellationToken)).Failure;
    }

    private Task<Result<JournalEntryReceipt>> PostAsync(
        Guid key, GrantedLoan loan, string happening, DateOnly date, IReadOnlyList<Posting> lines, CancellationToken cancellationToken) =>
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
