using System.Globalization;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Holds;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace DigitalBank.Ledger.Tests.StateMachine;

/// <summary>
/// Plays one sequence of rows on our ledger. An account whose debits must not exceed its credits is a customer's deposit with a minimum of
/// zero, the other way round an asset with one; a pending transfer is a hold on each account that it will lower.
/// </summary>
internal sealed class StateMachineRun(LedgerBank bank, List<CaseRow> rows)
{
    private readonly HashSet<string> _missing = [];
    private readonly HashSet<string> _tainted = [];
    private readonly Dictionary<string, long> _maximum = [];
    private readonly Guid _run = Guid.CreateVersion7();

    public Dictionary<string, LedgerAccountView> Accounts { get; } = [];

    /// <summary>Pending transfers that were made, by id.</summary>
    public Dictionary<string, CaseRow> Pending { get; } = [];

    /// <summary>Expiries count from here, so that the same row asks for the same instant twice.</summary>
    public DateTimeOffset OpenedAt { get; } = bank.Clock.GetUtcNow();

    /// <summary>Rows that were executed, by kind.</summary>
    public Dictionary<string, int> Executed { get; } = [];

    /// <summary>Rows that were not, by reason.</summary>
    public Dictionary<string, int> Without { get; } = [];

    public async Task PlayAsync()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var chain = ChainFrom(i);
            if (chain.Count > 1)
            {
                await PlayChainAsync(chain);
                i += chain.Count - 1;
            }
            else if (ReasonAgainst(rows[i]) is { } reason)
            {
                Leave(rows[i], reason);
            }
            else
            {
                await PlayAsync(rows[i]);
                Count(Executed, rows[i].Kind);
            }
        }
    }

    private List<CaseRow> ChainFrom(int first)
    {
        var chain = new List<CaseRow> { rows[first] };
        while (rows[first].Kind == "transfer" && chain[^1].Has(TransferColumn.Linked))
        {
            chain.Add(rows[first + chain.Count]);
        }

        return chain;
    }

    private string? ReasonAgainst(CaseRow row) => Counterparts.ReasonAgainst(row) ?? (DependsOnMissing(row) ? "depends" : null);

    private bool DependsOnMissing(CaseRow row) => row.Kind switch
    {
        "transfer" => _missing.Contains(row[TransferColumn.PendingId]) || _missing.Contains(row[TransferColumn.Id]),
        "lookup_account" or "setup" => _tainted.Contains(row[1]) || (row.Has(2) && !Accounts.ContainsKey(row[1])),
        "lookup_transfer" => _missing.Contains(row[1]),
        _ => false,
    };

    /// <summary>Notes a row that is not executed, and whom its effect is missing at.</summary>
    private void Leave(CaseRow row, string reason)
    {
        Count(Without, reason);
        if (row.Kind == "transfer" && row.Result == "created")
        {
            _missing.Add(row[TransferColumn.Id]);
            if (row.Amount(TransferColumn.Amount) != 0)
            {
                _tainted.Add(row[TransferColumn.Debit]);
                _tainted.Add(row[TransferColumn.Credit]);
            }
        }
    }

    private Task PlayAsync(CaseRow row) => row.Kind switch
    {
        "account" => OpenAsync(row),
        "setup" => SetUpAsync(row),
        "tick" => TickAsync(row),
        "transfer" => TransferAsync(row),
        "lookup_account" => LookUpAccountAsync(row),
        "lookup_transfer" => LookUpTransferAsync(row),
        _ => Task.CompletedTask, // a commit: batches make no difference to answers
    };

    private async Task OpenAsync(CaseRow row)
    {
        var id = row[AccountColumn.Id];
        var (isDebitBounded, isCreditBounded) = (row.Has(AccountColumn.DebitsBounded), row.Has(AccountColumn.CreditsBounded));
        var parent = isCreditBounded || (!isDebitBounded && IsPaidInto(id)) ? LedgerChart.Assets : LedgerChart.CustomerDeposits;
        var opened = (await bank.SendAsync(new OpenLedgerAccount(
            $"{id}-{_run:N}",
            $"Account {id}",
            parent,
            CurrencyOf(row[AccountColumn.Ledger]),
            isDebitBounded || isCreditBounded ? 0 : null))).EnsureSuccess();
        if (row.Result == "exists")
        {
            opened.LedgerAccountId.ShouldBe(Accounts[id].LedgerAccountId);
        }

        Accounts[id] = opened;
    }

    /// <summary>An account that may go either way is an asset where money is expected or drawn on its credit side.</summary>
    private bool IsPaidInto(string id) =>
        rows.Exists(row => row.Kind == "setup" && row[1] == id && row.Amount(4) != 0)
        || rows.Find(row => row.Kind == "transfer" && row.Has(TransferColumn.Pending) && TouchesAs(row, id)) is { } first
            && first[TransferColumn.Credit] == id
        || (rows.Exists(row => row.Has(TransferColumn.BoundedByCredit) && row[TransferColumn.Credit] == id)
            && !rows.Exists(row => row.Kind == "setup" && row[1] == id));

    private static bool TouchesAs(CaseRow row, string id) =>
        row.Result == "created" && (row[TransferColumn.Debit] == id || row[TransferColumn.Credit] == id);

    /// <summary>Pending and posted totals, by booking them against an account of the bank and holding the rest.</summary>
    private async Task SetUpAsync(CaseRow row)
    {
        var account = Accounts[row[1]];
        var isDebitNormal = account.Class == AccountClass.Asset;
        var (debits, credits) = (row.Amount(3), row.Amount(5));
        (Side Side, long Amount)[] posted = [(Side.Debit, debits), (Side.Credit, credits)];
        foreach (var (side, amount) in isDebitNormal ? posted : posted.Reverse())
        {
            if (amount != 0)
            {
                var other = await bank.ABankAccountAsync(account.CurrencyCode!);
                var money = Money.OfMinor(amount, Currency.Of(account.CurrencyCode!));
                var entry = LedgerBank.AnEntry(account, other, "1.00") with
                {
                    Postings =
                    [
                        new Posting(account.LedgerAccountId, side, money, LedgerBank.Today),
                        new Posting(other.LedgerAccountId, side == Side.Debit ? Side.Credit : Side.Debit, money, LedgerBank.Today),
                    ],
                };
                (await bank.SendAsync(entry)).EnsureSuccess();
            }
        }

        var held = row.Amount(isDebitNormal ? 4 : 2);
        row.Amount(isDebitNormal ? 2 : 4).ShouldBe(0); // nobody notes money that is only expected
        if (held != 0)
        {
            var hold = LedgerBank.AHold(account, "1.00") with { Amount = Money.OfMinor(held, Currency.Of(account.CurrencyCode!)) };
            (await bank.SendAsync(hold)).EnsureSuccess();
        }
    }

    private async Task TickAsync(CaseRow row)
    {
        bank.Clock.Advance(TimeSpan.FromSeconds(int.Parse(row[1], CultureInfo.InvariantCulture)));
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HoldSweep>().RunAsync(CancellationToken.None);
    }

    private async Task TransferAsync(CaseRow row)
    {
        var result = await SendAsync(new TransferSteps(this, row).All());
        Expect(row, result);
        Note(row, result);
    }

    private async Task PlayChainAsync(List<CaseRow> chain)
    {
        if (chain.Select(ReasonAgainstStep).FirstOrDefault(reason => reason is not null) is { } reason)
        {
            // A chain stands or falls together: without one step it is another chain.
            chain.ForEach(row => Leave(row, ReasonAgainstStep(row) ?? (reason == "depends" ? reason : "chained-to-such")));
            return;
        }

        var steps = chain.Select(row => new TransferSteps(this, row).All()).ToList();
        var result = await SendAsync([.. steps.SelectMany(all => all)]);
        var failed = result.IsSuccess ? -1 : FailedRow(result, steps);
        for (var i = 0; i < chain.Count; i++)
        {
            if (chain[i].Result == "linked_event_failed")
            {
                result.IsSuccess.ShouldBeFalse(chain[i].ToString());
                failed.ShouldNotBe(i, chain[i].ToString());
            }
            else
            {
                Expect(chain[i], result);
                result.IsSuccess.ShouldBe(failed != i, chain[i].ToString());
            }

            Note(chain[i], result);
            Count(Executed, "transfer");
        }
    }

    private string? ReasonAgainstStep(CaseRow row) => row.Result == "linked_event_failed" && !IsUnplayable(row) ? null : ReasonAgainst(row);

    private static bool IsUnplayable(CaseRow row) => Counterparts.ReasonAgainst(row) is not null;

    private static int FailedRow(Result<LinkedReceipt> result, List<List<ILinkedStep>> steps)
    {
        var field = result.Failure!.Fields.Single().Field;
        var index = int.Parse(field["steps[".Length..^1], CultureInfo.InvariantCulture);
        for (var row = 0; row < steps.Count; row++)
        {
            if (index < steps[row].Count)
            {
                return row;
            }

            index -= steps[row].Count;
        }

        throw new InvalidOperationException(field);
    }

    /// <summary>A single step goes as a command of its own, so that keys are compared as such; more go as a chain.</summary>
    private async Task<Result<LinkedReceipt>> SendAsync(List<ILinkedStep> steps) => steps switch
    {
        [PostJournalEntry entry] => (await bank.SendAsync(entry)).Map(receipt => Of(new LinkedStepReceipt(receipt, null, null))),
        [PostUpTo bounded] => (await bank.SendAsync(bounded)).Map(receipt => Of(new LinkedStepReceipt(null, receipt.Moved, null))),
        [PlaceHold placing] => (await bank.SendAsync(placing)).Map(receipt => Of(new LinkedStepReceipt(null, null, receipt))),
        [CaptureHold capture] => (await bank.SendAsync(capture)).Map(receipt => Of(new LinkedStepReceipt(receipt, null, null))),
        [ReleaseHold release] => (await bank.SendAsync(release)).Map(receipt => Of(new LinkedStepReceipt(null, null, receipt))),
        _ => await bank.SendAsync(new PostLinkedEntries(steps)),
    };

    private static LinkedReceipt Of(LinkedStepReceipt step) => new([step]);

    private void Expect(CaseRow row, Result<LinkedReceipt> result)
    {
        var answer = result.IsSuccess ? result.IsReplay ? "replay" : "" : result.Failure.Code;
        ExpectedOf(row).ShouldContain(answer, $"{row.Test}: {row}");
    }

    private string[] ExpectedOf(CaseRow row)
    {
        var isBounded = row.Has(TransferColumn.BoundedByDebit) || row.Has(TransferColumn.BoundedByCredit);

        // What moves nothing is refused; and another maximum is another request, even where as much would have been moved.
        return isBounded && row.Result == "created" && MovedBy(row[TransferColumn.Id]) == 0 ? ["ledger.nothing_available", "ledger.bound_misplaced"]
            : isBounded && row.Result == "exists" && _maximum[row[TransferColumn.Id]] != row.Amount(TransferColumn.Amount)
                ? ["ledger.idempotency_key_reused"]
            : Counterparts.Codes.TryGetValue(row.Result, out var codes) ? codes
            : throw new InvalidOperationException($"{row.Result} is neither mapped nor listed as having no counterpart.");
    }

    /// <summary>What the table says further down was moved; null where it does not say.</summary>
    private long? MovedBy(string transfer) =>
        rows.Find(row => row.Kind == "lookup_transfer" && row[1] == transfer && row[2] == "amount")?.Amount(3);

    private void Note(CaseRow row, Result<LinkedReceipt> result)
    {
        if (result.IsSuccess && !result.IsReplay)
        {
            _maximum[row[TransferColumn.Id]] = row.Amount(TransferColumn.Amount);
            if (row.Has(TransferColumn.Pending))
            {
                Pending[row[TransferColumn.Id]] = row;
            }
        }
    }

    private async Task LookUpAccountAsync(CaseRow row)
    {
        if (!row.Has(2))
        {
            Accounts.ShouldNotContainKey(row[1]);
            return;
        }

        var account = Accounts[row[1]];
        var isDebitNormal = account.Class == AccountClass.Asset;
        var booked = (await bank.BalanceOfAsync(account)).MinorUnits;
        booked.ShouldBe(isDebitNormal ? row.Amount(3) - row.Amount(5) : row.Amount(5) - row.Amount(3), $"{row.Test}: {row}");
        (await bank.HeldOnAsync(account)).MinorUnits.ShouldBe(row.Amount(isDebitNormal ? 4 : 2), $"{row.Test}: {row}");
    }

    private async Task LookUpTransferAsync(CaseRow row)
    {
        var key = KeyOf(row[1]);
        var entry = await bank.SendAsync(new FindJournalEntryByKey(key));
        var hold = await bank.SendAsync(new GetHold(key));
        if (row[2] == "exists")
        {
            (entry.IsSuccess || hold.IsSuccess).ShouldBe(row[3] == "true", $"{row.Test}: {row}");
            return;
        }

        var amount = hold.IsSuccess ? hold.Value.Amount.MinorUnits : entry.IsSuccess ? entry.Value.Postings[0].Amount.MinorUnits : 0;
        amount.ShouldBe(row.Amount(3), $"{row.Test}: {row}");
    }

    public static string CurrencyOf(string ledger) => ledger switch
    {
        "L1" => "EUR",
        "L2" => "USD",
        "L3" => "CHF",
        _ => "GBP",
    };

    public Guid KeyOf(string transfer, string part = "") => transfer == "T0" ? Guid.Empty : DerivedKey.Of("ledger", _run, transfer, part);

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
