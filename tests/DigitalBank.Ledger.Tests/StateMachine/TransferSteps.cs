using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Tests.StateMachine;

/// <summary>What one transfer is in our words.</summary>
internal sealed class TransferSteps(StateMachineRun run, CaseRow row)
{
    private readonly string _id = row[TransferColumn.Id];
    private readonly string _reference = $"{row[TransferColumn.User1]} {row[TransferColumn.User2]} {row[TransferColumn.User3]}";
    private readonly string _code = row[TransferColumn.Code] == "C0" ? "" : row[TransferColumn.Code];

    private Guid Key => run.KeyOf(_id);

    private Money Amount => MoneyOf(row.Amount(TransferColumn.Amount));

    public List<ILinkedStep> All() =>
        row.Has(TransferColumn.Post) ? Capture()
        : row.Has(TransferColumn.Void) ? Release()
        : row.Has(TransferColumn.Pending) ? Place()
        : [row.Has(TransferColumn.BoundedByDebit) || row.Has(TransferColumn.BoundedByCredit) ? UpTo() : Entry()];

    private PostJournalEntry Entry() => new(Key, "test", _reference, _code, LedgerBank.Today, Postings(Amount));

    private PostUpTo UpTo() => new(
        Key,
        IdOf(TransferColumn.Debit),
        IdOf(TransferColumn.Credit),
        Amount,
        !row.Has(TransferColumn.BoundedByCredit) ? EntryBound.Debited
            : row.Has(TransferColumn.BoundedByDebit) ? EntryBound.Both : EntryBound.Credited,
        "test",
        _reference,
        _code,
        LedgerBank.Today,
        LedgerBank.Today);

    private List<ILinkedStep> Place() => [.. Lowered(row).Select((account, i) => new PlaceHold(
        run.KeyOf(_id, i == 0 ? "" : "second"), account, Amount, "test", _reference, _code, ExpiresAt()))];

    // To post a pending transfer in part gives back the rest.
    private List<ILinkedStep> Capture()
    {
        var pending = run.Pending[row[TransferColumn.PendingId]];
        var amount = Money.OfMinor(row.Amount(TransferColumn.Amount), Currency.Eur);
        var capture = new CaptureHold(
            Key, HoldOf(pending, 0), LedgerBank.Today, Postings(amount), ReleasesRemainder: true, "test", _reference, _code);
        return Lowered(pending).Count == 1 ? [capture] : [new ReleaseHold(run.KeyOf(_id, "second"), HoldOf(pending, 1)), capture];
    }

    private List<ILinkedStep> Release()
    {
        var pending = run.Pending[row[TransferColumn.PendingId]];
        return [.. Lowered(pending).Select((_, i) => new ReleaseHold(run.KeyOf(_id, i == 0 ? "" : "second"), HoldOf(pending, i)))];
    }

    private Guid HoldOf(CaseRow pending, int index) => run.KeyOf(pending[TransferColumn.Id], index == 0 ? "" : "second");

    /// <summary>The accounts that the transfer will lower; one that nobody knows counts as such, and so does the debited one if none is.</summary>
    private List<long> Lowered(CaseRow transfer)
    {
        var accounts = new List<long>();
        if (!run.Accounts.TryGetValue(transfer[TransferColumn.Debit], out var debited) || debited.Class != AccountClass.Asset)
        {
            accounts.Add(debited?.LedgerAccountId ?? 999_999_998);
        }

        if (!run.Accounts.TryGetValue(transfer[TransferColumn.Credit], out var credited) || credited.Class == AccountClass.Asset)
        {
            accounts.Add(credited?.LedgerAccountId ?? 999_999_999);
        }

        return accounts.Count > 0 ? accounts : [debited!.LedgerAccountId];
    }

    private DateTimeOffset? ExpiresAt() => row.Amount(TransferColumn.Timeout) is var seconds and > 0
        ? run.OpenedAt.AddSeconds(seconds)
        : null;

    private IReadOnlyList<Posting> Postings(Money amount) =>
    [
        new Posting(IdOf(TransferColumn.Debit), Side.Debit, amount, LedgerBank.Today),
        new Posting(IdOf(TransferColumn.Credit), Side.Credit, amount, LedgerBank.Today),
    ];

    private long IdOf(int column) => run.Accounts.TryGetValue(row[column], out var account) ? account.LedgerAccountId : 999_999_999;

    private Money MoneyOf(long minorUnits) =>
        row[TransferColumn.Ledger] == "L0" ? default : Money.OfMinor(minorUnits, Currency.Of(StateMachineRun.CurrencyOf(row[TransferColumn.Ledger])));
}
