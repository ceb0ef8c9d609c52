using System.Globalization;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Balances;

internal static class BalanceEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/accounts/{ledgerAccountId:long}/balance", LedgerPermissions.Read, GetBalanceAsync)
            .Produces<BalanceView>()
            .WithSummary("Booked and available balance now");
        staff.MapGet("/ledger/accounts/{ledgerAccountId:long}/balance-as-of", LedgerPermissions.Read, GetBalanceAsOfAsync)
            .Produces<BalanceAsOfView>()
            .WithSummary("Balance at the end of a bank day, by booking date or value date, as known at the end of a calendar day (UTC)");
        staff.MapGet("/ledger/accounts/{ledgerAccountId:long}/lines", LedgerPermissions.Read, GetHistoryAsync)
            .Produces<Page<AccountLine>>()
            .WithSummary("Lines of an account in journal order, or newest first");
        staff.MapGet("/ledger/trial-balance", LedgerPermissions.Read, GetTrialBalanceAsync)
            .Produces<TrialBalance>()
            .WithSummary("Totals of every account that has moved, now or at the end of a bank day");
    }

    private static async Task<IResult> GetBalanceAsync(long ledgerAccountId, IMediator bank, CancellationToken cancellationToken)
    {
        var balances = await bank.Send(new GetBalances([ledgerAccountId]), cancellationToken);
        return balances.IsSuccess && balances.Value.TryGetValue(ledgerAccountId, out var balance)
            ? TypedResults.Ok(balance)
            : LedgerErrors.UnknownAccount.ToProblem();
    }

    private static async Task<IResult> GetBalanceAsOfAsync(
        long ledgerAccountId, DateOnly date, string? basis, DateOnly? knownOn, IMediator bank, CancellationToken cancellationToken)
    {
        // As text, because the framework reads enumerations in addresses by their C# names only; bodies and answers say valueDate.
        if (!Enum.TryParse<DateBasis>(basis ?? nameof(DateBasis.BookingDate), ignoreCase: true, out var by) || !Enum.IsDefined(by))
        {
            return LedgerErrors.DateBasisInvalid.ToProblem();
        }

        var query = new GetBalanceAsOf(ledgerAccountId, date, by, knownOn is { } day ? EndOf(day) : null);
        var balance = await bank.Send(query, cancellationToken);
        return balance.Map(money => new BalanceAsOfView(ledgerAccountId, date, by, money, knownOn)).ToHttp();
    }

    /// <summary>The last instant of a calendar day in UTC.</summary>
    private static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MaxValue), TimeSpan.Zero);

    private static async Task<IResult> GetHistoryAsync(
        long ledgerAccountId,
        DateOnly? from,
        DateOnly? to,
        bool? newestFirst,
        [AsParameters] PageRequest page,
        IMediator bank,
        CancellationToken cancellationToken)
    {
        if (!HistoryCursor.TryParse(page.After, out var after))
        {
            return LedgerErrors.CursorInvalid.ToProblem();
        }

        var query = new GetAccountHistory(ledgerAccountId, from, to, after, page.Size, newestFirst ?? false);
        var history = await bank.Send(query, cancellationToken);
        return history
            .Map(found => new Page<AccountLine>(found.Lines, found.Next is { } next ? HistoryCursor.Text(next) : null))
            .ToHttp();
    }

    private static async Task<IResult> GetTrialBalanceAsync(DateOnly? asOf, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetTrialBalance(asOf), cancellationToken)).ToHttp();
}

internal sealed record BalanceAsOfView(long LedgerAccountId, DateOnly Date, DateBasis Basis, Money Balance, DateOnly? KnownOn = null);

/// <summary>A place in the journal as a cursor: <c>4711.2</c>.</summary>
internal static class HistoryCursor
{
    public static string Text(HistoryPosition position) =>
        string.Create(CultureInfo.InvariantCulture, $"{position.EntryId}.{position.LineNumber}");

    public static bool TryParse(string? text, out HistoryPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var parts = text.Split('.');
        if (parts.Length != 2
            || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entryId)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line))
        {
            return false;
        }

        position = new HistoryPosition(entryId, line);
        return true;
    }
}
