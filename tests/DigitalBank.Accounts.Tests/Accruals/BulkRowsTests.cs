using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Interest;
using DigitalBank.Platform.Data.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Accruals;

/// <summary>Rows written in bulk are read back by the context as if it had written them.</summary>
public sealed class BulkRowsTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private static readonly DateOnly Day = new(2026, 2, 28);

    [Fact]
    public async Task Rows_come_back_with_every_column_and_with_nothing_where_nothing_was()
    {
        var accountId = Guid.CreateVersion7();
        List<InterestPosting> postings =
        [
            APosting(accountId, revision: 0, creditEntryId: null),
            APosting(accountId, revision: 1, creditEntryId: long.MaxValue),
        ];
        await InTransactionAsync((db, rows) => rows.InsertAsync(db, postings, CancellationToken.None));

        await ShouldBeStoredAsync(accountId, postings);
        (postings[0].IsBooked, postings[0].DebitEntryId, postings[1].CreditEntryId) = (true, 7, null);
        await InTransactionAsync((db, rows) => rows.UpdateAsync(db, postings, CancellationToken.None));
        await ShouldBeStoredAsync(accountId, postings);
    }

    [Fact]
    public async Task Parts_of_a_value_go_to_their_own_columns_and_text_keeps_its_length()
    {
        var account = AnAccount();
        var position = account.Position() with
        {
            Credit = new InterestAmount(Int128.MinValue / 1_000_000_000),
            Average = new Average(Day, 123, new InterestAmount(-1)),
        };
        account.Accrue(position, balance: -5, seenEntryId: 9, bookedCredit: 1, bookedDebit: 2);
        await InTransactionAsync((db, rows) => rows.InsertAsync(db, [account], CancellationToken.None));

        var stored = await ReadAsync(db => db.InterestAccounts.AsNoTracking().SingleAsync(row => row.AccountId == account.AccountId));
        stored.Position().ShouldBe(position);
        (stored.Balance, stored.SeenEntryId, stored.BookedDebit, stored.CurrencyCode, stored.Version).ShouldBe((-5, 9, 2, "EUR", 1));
    }

    [Fact]
    public async Task A_row_that_somebody_else_has_changed_meanwhile_is_not_written_over()
    {
        var account = AnAccount();
        await InTransactionAsync((db, rows) => rows.InsertAsync(db, [account], CancellationToken.None));
        var (mine, theirs) = (await ReadAsync(Find), await ReadAsync(Find));
        foreach (var row in new[] { theirs, mine })
        {
            row.Accrue(row.Position(), balance: row == mine ? 1 : 2, seenEntryId: 0, bookedCredit: 0, bookedDebit: 0);
        }

        await InTransactionAsync((db, rows) => rows.UpdateAsync(db, [theirs], CancellationToken.None));

        await Should.ThrowAsync<DbUpdateConcurrencyException>(
            () => InTransactionAsync((db, rows) => rows.UpdateAsync(db, [mine], CancellationToken.None)));
        (await ReadAsync(Find)).Balance.ShouldBe(2);

        Task<InterestAccount> Find(AccountsDbContext db) => db.InterestAccounts.AsNoTracking().SingleAsync(row => row.AccountId == account.AccountId);
    }

    [Fact]
    public async Task A_key_that_is_taken_refuses_the_rows()
    {
        var posting = APosting(Guid.CreateVersion7(), revision: 0, creditEntryId: null);
        await InTransactionAsync((db, rows) => rows.InsertAsync(db, [posting], CancellationToken.None));

        var taken = await Should.ThrowAsync<DbUpdateException>(
            () => InTransactionAsync((db, rows) => rows.InsertAsync(db, [posting], CancellationToken.None)));
        Platform.Data.WriteConflicts.IsConflict(taken).ShouldBeTrue();
    }

    [Fact]
    public async Task Rows_whose_changes_the_audit_trail_tells_are_refused()
    {
        var account = (await bank.AnAccountAsync()).AccountId;
        var row = await ReadAsync(db => db.Accounts.AsNoTracking().SingleAsync(a => a.Id == account));

        await Should.ThrowAsync<InvalidOperationException>(
            () => InTransactionAsync((db, rows) => rows.UpdateAsync<Account>(db, [row], CancellationToken.None)));
    }

    private static InterestPosting APosting(Guid accountId, int revision, long? creditEntryId) => new()
    {
        AccountId = accountId,
        PostingDate = Day,
        ProductCode = "saver",
        Revision = revision,
        BusinessDate = Day.AddDays(-1),
        Credit = 1_234,
        Arranged = -1,
        Unarranged = 0,
        Tax = 56,
        CreditEntryId = creditEntryId,
    };

    private static InterestAccount AnAccount() => InterestAccount.Begin(
        new AccountToAccrue(Guid.CreateVersion7(), 4_711, "saver", "EUR", Day),
        Day,
        new InterestTerms { DayCount = SharedKernel.DayCounts.DayCount.ThirtyE360, Posting = InterestCalendar.OfCalendar(InterestPeriod.Monthly) });

    private async Task ShouldBeStoredAsync(Guid accountId, List<InterestPosting> postings)
    {
        var stored = await ReadAsync(db => db.InterestPostings
            .AsNoTracking()
            .Where(posting => posting.AccountId == accountId)
            .OrderBy(posting => posting.Revision)
            .ToListAsync());
        stored.ShouldBeEquivalentTo(postings);
    }

    private async Task InTransactionAsync(Func<AccountsDbContext, IBulkRows, Task> write)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await write(db, scope.ServiceProvider.GetRequiredService<IBulkRows>());
        await transaction.CommitAsync();
    }

    private async Task<T> ReadAsync<T>(Func<AccountsDbContext, Task<T>> read)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AccountsDbContext>());
    }
}
