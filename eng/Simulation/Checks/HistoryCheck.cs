using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Simulation.Model;
using DigitalBank.TestKit;

namespace DigitalBank.Simulation.Checks;

/// <summary>Reads every line of every account once, with its balance after it.</summary>
internal sealed class HistoryCheck(BankFixture bank, LedgerModel model)
{
    private const int LargestPage = 5_000;

    private readonly Dictionary<long, int> _seen = [];

    public async Task RunAsync()
    {
        foreach (var account in model.Accounts.Values.Where(account => !account.IsHeader))
        {
            await CheckAsync(account);
        }
    }

    private async Task CheckAsync(ModelAccount account)
    {
        var seen = _seen.GetValueOrDefault(account.Id);
        while (true)
        {
            var after = seen == 0 ? null : new HistoryPosition(account.Lines[seen - 1].Entry.Id, account.Lines[seen - 1].Number);
            var page = (await bank.SendAsync(new GetAccountHistory(account.Id, From: null, To: null, after, LargestPage))).EnsureSuccess();
            foreach (var line in page.Lines)
            {
                Difference.Unless(seen < account.Lines.Count, $"account {account.Id}", "no more lines", line);
                Check(account.Lines[seen++], line);
            }

            if (page.Next is null)
            {
                break;
            }
        }

        Difference.Unless(seen == account.Lines.Count, $"lines of account {account.Id}", account.Lines.Count, seen);
        _seen[account.Id] = seen;
    }

    private static void Check(ModelLine line, AccountLine actual)
    {
        var entry = line.Entry;
        var expected = new AccountLine(
            entry.Id,
            line.Number,
            line.Posting.Side,
            line.Posting.Amount,
            SharedKernel.Monetary.Money.OfMinor((long)line.BalanceAfter, line.Posting.Amount.Currency),
            entry.Draft.BookingDate,
            line.Posting.ValueDate,
            entry.RecordedAt,
            entry.Draft.Source,
            entry.Draft.SourceReference,
            entry.Draft.EventCode,
            entry.Draft.Reverses);
        Difference.Unless(actual == expected, $"line of account {line.Account.Id}", expected, actual);
    }
}
