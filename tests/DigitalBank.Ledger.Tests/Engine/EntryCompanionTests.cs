using System.Data.Common;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Engine;

/// <summary>Rows of others that are committed with entries.</summary>
public sealed class EntryCompanionTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_an_entry_whose_rows_cannot_be_written_Then_it_is_not_booked_and_the_others_are_each_with_its_own_rows()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var entries = Enumerable.Range(0, 6).Select(_ => LedgerBank.AnEntry(cash, customer, "1.00")).ToList();
        var unpaid = LedgerBank.AnEntry(customer, cash, "100.00");
        var companion = new RowsExceptFor(entries[2].IdempotencyKey);

        var posted = (await bank.SendAsync(new PostJournalEntries([.. entries, unpaid], companion))).EnsureSuccess();

        posted.Answers.Select(answer => answer.Failure?.Code).ShouldBe(
            [null, null, "ledger.unavailable", null, null, null, "ledger.insufficient_available_balance"]);
        companion.Kept.ShouldBe(
            posted.Answers.Where(answer => answer.IsSuccess).ToDictionary(answer => answer.Value.IdempotencyKey, answer => answer.Value.EntryId));
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("5.00", "EUR"));
        (await bank.SendAsync(new FindJournalEntryByKey(entries[2].IdempotencyKey))).ShouldFailWith("ledger.unknown_entry");
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_an_entry_that_was_booked_before_Then_its_rows_are_not_written_again()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var entry = LedgerBank.AnEntry(cash, customer, "1.00");
        var first = (await bank.SendAsync(new PostJournalEntries([entry]))).EnsureSuccess();
        var companion = new RowsExceptFor(Guid.Empty);

        var again = (await bank.SendAsync(new PostJournalEntries([entry], companion))).EnsureSuccess();

        again.Answers[0].IsReplay.ShouldBeTrue();
        again.Answers[0].Value.EntryId.ShouldBe(first.Answers[0].Value.EntryId);
        companion.Kept.ShouldBeEmpty();
    }

    /// <summary>Keeps what it was last told of each entry, as a table would that a transaction was undone on.</summary>
    private sealed class RowsExceptFor(Guid refused) : IEntryCompanion
    {
        public Dictionary<Guid, long> Kept { get; } = [];

        public void Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<JournalEntryReceipt> booked)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "SELECT 1";
            command.ExecuteScalar().ShouldNotBeNull();
            if (booked.Any(entry => entry.IdempotencyKey == refused))
            {
                throw new EntryCompanionException("Not this one.");
            }

            foreach (var entry in booked)
            {
                Kept[entry.IdempotencyKey] = entry.EntryId;
            }
        }
    }
}
