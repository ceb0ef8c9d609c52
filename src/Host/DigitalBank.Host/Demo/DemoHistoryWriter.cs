using System.Diagnostics;
using System.Globalization;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Host.Demo;

/// <summary>
/// Fills the demo while the bank is open: the other customers, their accounts and two years of bookings. Killed in the middle, the next
/// start goes on with the day that was not finished.
/// </summary>
internal sealed partial class DemoHistoryWriter(
    IServiceScopeFactory scopes,
    DemoOpening opening,
    DemoAccounts accounts,
    IBusinessCalendar calendar,
    IOptions<DemoSettings> settings,
    ILogger<DemoHistoryWriter> logger) : BackgroundService
{
    private static readonly Guid BeginningKey = DemoEntry.KeyOf("beginning");

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await opening.Finished;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await WriteAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on.
        }
#pragma warning disable CA1031 // A demo without all of its history is still a demo; the bank stays open.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await accounts.OpenBanksAsync(cancellationToken);
        var (referenceDate, size) = await BeginAsync(cancellationToken);
        var customers = DemoCast.Of(size);
        await accounts.RegisterAsync(customers, cancellationToken);
        foreach (var customer in customers)
        {
            await accounts.OpenAsync(customer, cancellationToken);
        }

        var (booked, refused) = await BookAsync(new DemoHistory(customers, referenceDate, calendar.IsBusinessDay), cancellationToken);
        LogFinished(customers.Count, booked, refused, Stopwatch.GetElapsedTime(started).TotalSeconds);

        // Nobody needs any of this again, and a bank that then stands idle would keep it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>The history is worked out twice, to find the day to go on with and to book: that takes a moment and keeps nothing in memory.</summary>
    private async Task<(int Booked, int Refused)> BookAsync(DemoHistory history, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bank = scope.ServiceProvider.GetRequiredService<IMediator>();
        var finished = await FinishedDaysAsync(bank, [.. history.Days().Select(day => (day[0].Key, day[^1].Key))], cancellationToken);
        var (booked, refused) = (0, 0);
        foreach (var day in history.Days().Skip(finished))
        {
            // All at once, so that the ledger commits them together; the next day waits, so that the journal is in order.
            var answers = await Task.WhenAll(day.Select(entry => bank.Send(entry.ToCommand(accounts.LedgerIds), cancellationToken)));
            booked += answers.Count(answer => answer.IsSuccess);
            refused += answers.Count(answer => !answer.IsSuccess);
            if (answers.FirstOrDefault(answer => answer.Failure?.Kind == FailureKind.Unavailable)?.Failure is { } failure)
            {
                throw new InvalidOperationException($"The ledger stopped taking the demo's history: {failure.Code}");
            }
        }

        return (booked, refused);
    }

    /// <summary>The bank's capital is the first entry; it also keeps what the first start decided.</summary>
    private async Task<(DateOnly ReferenceDate, int Customers)> BeginAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bank = scope.ServiceProvider.GetRequiredService<IMediator>();
        var earlier = await bank.Send(new FindJournalEntryByKey(BeginningKey), cancellationToken);
        if (earlier.IsSuccess)
        {
            var words = earlier.Value.SourceReference.Split(':');
            return (DateOnly.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
        }

        var referenceDate = await calendar.TodayAsync(cancellationToken);
        var customers = settings.Value.Customers;
        var firstDay = calendar.NextBusinessDay(referenceDate.AddYears(-2).AddDays(-1));
        var capital = Money.OfMinor(25_000_000_00, Currency.Eur);
        var begun = await bank.Send(
            new PostJournalEntry(
                BeginningKey,
                DemoEntry.Source,
                string.Create(CultureInfo.InvariantCulture, $"beginning:{referenceDate:yyyy-MM-dd}:{customers}"),
                "share-capital",
                firstDay,
                [
                    new Posting(accounts.LedgerIds[DemoAccount.Outside("EUR")], Side.Debit, capital, firstDay),
                    new Posting(accounts.LedgerIds[DemoAccount.Capital], Side.Credit, capital, firstDay),
                ]),
            cancellationToken);
        return begun.IsSuccess
            ? (referenceDate, customers)
            : throw new InvalidOperationException($"The demo's history cannot begin: {begun.Failure.Code}");
    }

    /// <summary>A day is begun when the day before is finished, so the days that have begun come first and bisection finds the last.</summary>
    private static async Task<int> FinishedDaysAsync(IMediator bank, List<(Guid First, Guid Last)> days, CancellationToken cancellationToken)
    {
        if (await IsBookedAsync(bank, days[^1].Last, cancellationToken))
        {
            return days.Count;
        }

        var (begun, open) = (0, days.Count);
        while (begun < open)
        {
            var middle = (begun + open) / 2;
            var isBegun = await IsBookedAsync(bank, days[middle].First, cancellationToken);
            (begun, open) = isBegun ? (middle + 1, open) : (begun, middle);
        }

        return Math.Max(0, begun - 1);
    }

    private static async Task<bool> IsBookedAsync(IMediator bank, Guid key, CancellationToken cancellationToken) =>
        (await bank.Send(new FindJournalEntryByKey(key), cancellationToken)).IsSuccess;

    [LoggerMessage(LogLevel.Information, "The demo is complete: {Customers} customers, {Booked} entries booked now, {Refused} refused, {Seconds:F1} s")]
    private partial void LogFinished(int customers, int booked, int refused, double seconds);

    [LoggerMessage(LogLevel.Error, "The demo's history is not complete; the next start with --demo goes on")]
    private partial void LogFailed(Exception exception);
}
