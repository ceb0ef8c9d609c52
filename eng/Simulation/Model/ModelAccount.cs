using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Simulation.Model;

/// <summary>An account of the model. Its lines are all that ever happened to it.</summary>
internal sealed class ModelAccount(LedgerAccountView view)
{
    public long Id => view.LedgerAccountId;

    public string Code => view.Code;

    /// <summary>Null for headers.</summary>
    public string? Currency => view.CurrencyCode;

    public bool IsHeader => view.IsHeader;

    public bool IsDebitAccount => view.Class is AccountClass.Asset or AccountClass.Expense;

    public bool AllowsManualPosting { get; set; } = view.AllowsManualPosting;

    public LedgerAccountStatus Status { get; set; } = view.Status;

    public long? Minimum { get; set; } = view.MinimumBalance;

    public Int128 Debits { get; set; }

    public Int128 Credits { get; set; }

    /// <summary>What open holds set aside.</summary>
    public Int128 Held { get; set; }

    public List<ModelLine> Lines { get; } = [];

    public Int128 Balance => SignedOf(Debits, Credits);

    public Int128 SignedOf(Int128 debits, Int128 credits) => IsDebitAccount ? debits - credits : credits - debits;
}

/// <summary>A line that was booked.</summary>
/// <param name="Number">Counts from 1 within the entry.</param>
/// <param name="BalanceAfter">Of its account, on the normal side.</param>
internal sealed record ModelLine(ModelEntry Entry, int Number, ModelAccount Account, Posting Posting, Int128 BalanceAfter);
