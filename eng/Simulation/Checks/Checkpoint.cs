using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Waves;
using DigitalBank.TestKit;

namespace DigitalBank.Simulation.Checks;

/// <summary>Holds all that can be asked of the ledger against the model.</summary>
internal sealed class Checkpoint(BankFixture bank, Random random, LedgerModel model, DateOnly today) : IDisposable
{
    private const int DaysAsked = 12;

    private readonly HistoryCheck _history = new(bank, model);
    private readonly HoldsCheck _holds = new(bank, new Random(random.Next()), model);
    private readonly EventsCheck _events = new(bank, new Random(random.Next()), model);
    private readonly ProofsCheck _proofs = new(bank, new Random(random.Next()), model);

    public async Task RunAsync()
    {
        await CheckBalancesAsync();
        await CheckTrialBalanceAsync(asOf: null);
        await CheckTrialBalanceAsync(Day());
        for (var i = 0; i < DaysAsked; i++)
        {
            await CheckDayAsync();
        }

        await _history.RunAsync();
        await _holds.RunAsync();
        await _events.RunAsync();
        await _proofs.RunAsync();
    }

    /// <summary>What <c>ledger verify</c> checks.</summary>
    public async Task VerifyAsync()
    {
        var report = (await bank.SendAsync(new VerifyLedger())).EnsureSuccess();
        if (!report.Holds || report.Entries != model.LastEntryId)
        {
            throw new DifferenceException(
                $"ledger verify: {report.FindingCount} findings over {report.Entries} of {model.LastEntryId} entries: {string.Join("; ", report.Findings.Take(3))}");
        }
    }

    public void Dispose() => _events.Dispose();

    private async Task CheckBalancesAsync()
    {
        var accounts = model.Accounts.Values.Where(account => !account.IsHeader).ToList();
        var balances = (await bank.SendAsync(new GetBalances([.. accounts.Select(account => account.Id)]))).EnsureSuccess();
        foreach (var account in accounts)
        {
            var balance = balances[account.Id];
            Difference.Unless(balance.BookedBalance.MinorUnits == account.Balance, $"account {account.Id}", account.Balance, balance.BookedBalance);
            Difference.Unless(balance.Held.MinorUnits == account.Held, $"held on {account.Id}", account.Held, balance.Held);
            var available = Int128.Clamp(account.Balance - account.Held - (account.Minimum ?? 0), long.MinValue, long.MaxValue);
            Difference.Unless(balance.AvailableBalance.MinorUnits == available, $"available on {account.Id}", available, balance.AvailableBalance);
        }
    }

    private async Task CheckTrialBalanceAsync(DateOnly? asOf)
    {
        var rows = (await bank.SendAsync(new GetTrialBalance(asOf))).EnsureSuccess();
        var actual = rows.Rows.Select(row => (row.Code, row.Debits.Currency.Code, (Int128)row.Debits.MinorUnits, (Int128)row.Credits.MinorUnits));
        var expected = model.Accounts.Values
            .Where(account => !account.IsHeader)
            .Select(account => (account.Code, account.Currency!, Sum(account, asOf, Side.Debit), Sum(account, asOf, Side.Credit)))
            .Where(row => row.Item3 != 0 || row.Item4 != 0)
            .OrderBy(row => row.Code, StringComparer.Ordinal);
        Difference.Unless(actual.SequenceEqual(expected), $"trial balance as of {asOf}", string.Join(' ', expected.Except(actual)), string.Join(' ', actual.Except(expected)));
        Difference.Unless(rows.Differences.All(difference => difference.IsZero), "trial balance", 0, string.Join(' ', rows.Differences));
    }

    private static Int128 Sum(ModelAccount account, DateOnly? asOf, Side side) => account.Lines
        .Where(line => line.Posting.Side == side && (asOf is null || line.Entry.Draft.BookingDate <= asOf))
        .Aggregate((Int128)0, (sum, line) => sum + line.Posting.Amount.MinorUnits);

    private async Task CheckDayAsync()
    {
        if (model.LastEntryId == 0)
        {
            return;
        }

        var account = model.Accounts.Values.Where(account => !account.IsHeader).ElementAt(random.Next(model.Accounts.Values.Count(account => !account.IsHeader)));
        var basis = random.Next(2) == 0 ? DateBasis.BookingDate : DateBasis.ValueDate;
        var (date, knownAt) = (Day(), random.Next(2) == 0 ? model.Entry(random.NextInt64(1, model.LastEntryId + 1)).RecordedAt : (DateTimeOffset?)null);
        var lines = account.Lines
            .Where(line => (basis == DateBasis.BookingDate ? line.Entry.Draft.BookingDate : line.Posting.ValueDate) <= date)
            .Where(line => knownAt is null || line.Entry.RecordedAt <= knownAt)
            .ToList();
        var expected = account.SignedOf(Total(lines, Side.Debit), Total(lines, Side.Credit));
        var actual = (await bank.SendAsync(new GetBalanceAsOf(account.Id, date, basis, knownAt))).EnsureSuccess();
        Difference.Unless(actual.MinorUnits == expected, $"account {account.Id} by {basis} on {date:O} as known at {knownAt:O}", expected, actual);
    }

    private static Int128 Total(IEnumerable<ModelLine> lines, Side side) => lines
        .Where(line => line.Posting.Side == side)
        .Aggregate((Int128)0, (sum, line) => sum + line.Posting.Amount.MinorUnits);

    private DateOnly Day() => today.AddDays(random.Next(-100, 40));
}
