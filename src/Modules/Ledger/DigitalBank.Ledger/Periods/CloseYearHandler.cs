using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Periods;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Reports;
using DigitalBank.Platform;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Periods;

internal sealed class CloseYearHandler(LedgerDbContext db, AccountTotals totals, IMediator bank, IBusinessCalendar calendar)
    : ICommandHandler<CloseYear, YearClose>
{
    private const string RetainedEarnings = "3800";

    /// <summary>An entry has at most 1,000 lines, and one of them goes to retained earnings.</summary>
    private const int AccountsPerEntry = 999;

    public async Task<Result<YearClose>> Handle(CloseYear command, CancellationToken cancellationToken)
    {
        if (command.Year is < 1900 or > 2199)
        {
            return PeriodErrors.YearInvalid;
        }

        var lastDay = new DateOnly(command.Year, 12, 31);
        if (lastDay >= await calendar.TodayAsync(cancellationToken))
        {
            return PeriodErrors.YearNotOver;
        }

        await RecordUnrecordedAsync(command.Year, cancellationToken);
        foreach (var currency in (await OpenResultsAsync(lastDay, cancellationToken)).GroupBy(result => result.CurrencyCode))
        {
            foreach (var accounts in currency.Chunk(AccountsPerEntry))
            {
                if (await MoveAsync(command.Year, Currency.Of(currency.Key), accounts, cancellationToken) is { } refusal)
                {
                    return refusal;
                }
            }
        }

        var entryIds = await db.AnnualCloses.Where(close => close.Year == command.Year).Select(close => close.EntryId).Order()
            .ToListAsync(cancellationToken);
        return new YearClose(command.Year, entryIds);
    }

    /// <summary>Booked, and then the process ended before it was noted: the key tells.</summary>
    private async Task RecordUnrecordedAsync(int year, CancellationToken cancellationToken)
    {
        foreach (var currency in await db.Accounts.Where(a => !a.IsHeader).Select(a => a.CurrencyCode).Distinct().ToListAsync(cancellationToken))
        {
            var part = await NextPartAsync(year, currency, cancellationToken);
            var booked = await bank.Send(new FindJournalEntryByKey(KeyOf(year, currency, part)), cancellationToken);
            if (booked.IsSuccess)
            {
                await RecordAsync(year, currency, part, booked.Value.EntryId, cancellationToken);
            }
        }
    }

    /// <summary>Income and expense accounts that are not at zero at the end of the year.</summary>
    private Task<List<OpenResult>> OpenResultsAsync(DateOnly lastDay, CancellationToken cancellationToken) => totals
        .OfLines(from: null, lastDay, closingEntries: [])
        .Join(db.Accounts, total => total.AccountId, account => account.Id, (total, account) => new { total, account })
        .Where(row => row.account.Class == AccountClass.Income || row.account.Class == AccountClass.Expense)
        .Where(row => row.total.Debits != row.total.Credits)
        .OrderBy(row => row.account.Id)
        .Select(row => new OpenResult(row.account.Id, row.account.CurrencyCode, row.total.Debits - row.total.Credits))
        .ToListAsync(cancellationToken);

    private async Task<Failure?> MoveAsync(int year, Currency currency, OpenResult[] results, CancellationToken cancellationToken)
    {
        var lastDay = new DateOnly(year, 12, 31);
        var retained = await bank.Send(
            new OpenLedgerAccount(RetainedEarnings, "Retained earnings", LedgerChart.Equity, currency.Code, MinimumBalance: null), cancellationToken);
        if (!retained.IsSuccess)
        {
            return retained.Failure;
        }

        var lines = results.Select(result => LineOf(result.AccountId, -result.DebitsLessCredits)).ToList();
        var profit = results.Aggregate(0L, (sum, result) => checked(sum - result.DebitsLessCredits));
        if (profit != 0)
        {
            lines.Add(LineOf(retained.Value.LedgerAccountId, -profit));
        }

        var part = await NextPartAsync(year, currency.Code, cancellationToken);
        var key = KeyOf(year, currency.Code, part);
        var booked = await bank.Send(
            new PostJournalEntry(key, "ledger", $"{year}-{currency.Code}-{part}", "annual-close", lastDay, lines), cancellationToken);
        if (booked.IsSuccess)
        {
            await RecordAsync(year, currency.Code, part, booked.Value.EntryId, CancellationToken.None); // it is booked: note it in any case
        }

        return booked.Failure;

        Posting LineOf(long accountId, long debit) =>
            new(accountId, debit > 0 ? Side.Debit : Side.Credit, Money.OfMinor(Math.Abs(debit), currency), lastDay);
    }

    private Task<int> NextPartAsync(int year, string currency, CancellationToken cancellationToken) =>
        db.AnnualCloses.CountAsync(close => close.Year == year && close.CurrencyCode == currency, cancellationToken);

    private async Task RecordAsync(int year, string currency, int part, long entryId, CancellationToken cancellationToken)
    {
        db.AnnualCloses.Add(new AnnualClose { Year = year, CurrencyCode = currency, Part = part, EntryId = entryId });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static Guid KeyOf(int year, string currency, int part) => DerivedKey.Of("ledger", "annual-close", year, currency, part);

    private sealed record OpenResult(long AccountId, string CurrencyCode, long DebitsLessCredits);
}
