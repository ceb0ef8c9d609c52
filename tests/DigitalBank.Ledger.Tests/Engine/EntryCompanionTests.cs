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
            [null, null, "ledger.companion_refused", null, null, null, "ledger.insufficient_available_balance"]);
        companion.Kept.ShouldBe(
            posted.Answers.Where(answer => answer.IsSuccess).ToDictionary(answer => answer.Value.IdempotencyKey, answer => answer.Value.EntryId));
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("5.00", "EUR"));
        (await bank.SendAsync(new FindJournalEntryByKey(entries[2].IdempotencyKey))).ShouldFailWith("ledger.unknown_entry");
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_one_in_hundreds_whose_rows_cannot_be_written_Then_it_is_found_in_a_few_commits()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var entries = Enumerable.Range(0, 256).Select(_ => LedgerBank.AnEntry(cash, customer, "1.00")).ToList();
        var companion = new RowsExceptFor(entries[77].IdempotencyKey);

        var posted = (await bank.SendAsync(new PostJournalEntries(entries, companion))).EnsureSuccess();

        posted.Answers.Count(answer => answer.IsSuccess).ShouldBe(255);
        companion.Kept.Count.ShouldBe(255);
        companion.Written.ShouldBeLessThan(40);
    }

    [Fact]
    public async Task Given_a_mistake_in_the_code_of_a_companion_Then_only_its_entries_are_refused_and_the_ledger_goes_on()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();

        var posted = (await bank.SendAsync(
            new PostJournalEntries([LedgerBank.AnEntry(cash, customer, "1.00")], new BrokenRows()))).EnsureSuccess();

        posted.Answers[0].Failure!.Code.ShouldBe("ledger.companion_refused");
        (await bank.SendAsync(new PostJournalEntries([LedgerBank.AnEntry(cash, customer, "1.00")]))).EnsureSuccess()
            .Answers[0].IsSuccess.ShouldBeTrue();
        (await bank.BalanceOfAsync(customer)).ShouldBe(Money.Of("1.00", "EUR"));
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

        /// <summary>How often it was asked to write.</summary>
        public int Written { get; private set; }

        public void Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<JournalEntryReceipt> booked)
        {
            Written++;
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

    private sealed class BrokenRows : IEntryCompanion
    {
        public void Write(DbConnection connection, DbTransaction? transaction, IReadOnlyList<JournalEntryReceipt> booked) =>
            throw new KeyNotFoundException("Nobody thought of this.");
    }
}
