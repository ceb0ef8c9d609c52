using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Data.Bulk;

namespace DigitalBank.Accounts.Accruals;

/// <summary>What a chunk of accounts changes. Rows that every account has are written in bulk; the few others are tracked by the context.</summary>
internal sealed class ChunkChanges(AccountsDbContext db, IBulkRows rows)
{
    private readonly List<InterestAccount> _begun = [];

    private readonly List<InterestAccount> _changed = [];

    public List<DailyAccrual> Accruals { get; } = [];

    public List<ValueDay> NewDays { get; } = [];

    public List<ValueDay> Days { get; } = [];

    public AccrualSums Sums { get; } = new();

    public void Keep(InterestAccount account, bool isNew) => (isNew ? _begun : _changed).Add(account);

    /// <summary>All of it, or nothing.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await rows.InsertAsync(db, _begun, cancellationToken);
        await rows.UpdateAsync(db, _changed, cancellationToken);
        await rows.InsertAsync(db, Accruals, cancellationToken);
        await rows.InsertAsync(db, NewDays, cancellationToken);
        await rows.UpdateAsync(db, Days, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
