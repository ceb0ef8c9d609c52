using System.Text.RegularExpressions;
using DigitalBank.Ledger.Chart;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Import;

/// <summary>The accounts that a file names, and those opened for it below the header that its first word means.</summary>
internal sealed partial class ImportAccounts(LedgerDbContext db, ChartOpening chart)
{
    private readonly Dictionary<(string Code, string Currency), long> _known = [];

    public long Opened { get; private set; }

    public async Task<Result<long>> FindAsync(string code, Currency currency, bool open, bool dryRun, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((code, currency.Code), out var known))
        {
            return known;
        }

        var id = await db.Accounts
            .Where(account => account.Code == code && account.CurrencyCode == currency.Code)
            .Select(account => (long?)account.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            if (!open || HeaderFor(code) is not { } header)
            {
                return LedgerErrors.UnknownAccount;
            }

            var opened = await OpenAsync(new OpenLedgerAccount(code, code, header, currency.Code, MinimumBalance: null), dryRun, cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Failure;
            }

            id = opened.Value;
            Opened++;
        }

        _known.Add((code, currency.Code), id.Value);
        return id.Value;
    }

    private async Task<Result<long>> OpenAsync(OpenLedgerAccount command, bool dryRun, CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            // It has no number yet, and nothing is booked.
            return 0L;
        }

        return (await chart.OpenAsync([command], cancellationToken)).Map(accounts => accounts[0].LedgerAccountId);
    }

    /// <remarks>The words are those by which hledger infers types: https://hledger.org/hledger.html#account-types.</remarks>
    private static string? HeaderFor(string code) =>
        Assets().IsMatch(code) ? LedgerChart.Assets
        : Liabilities().IsMatch(code) ? LedgerChart.Liabilities
        : Equity().IsMatch(code) ? LedgerChart.Equity
        : Income().IsMatch(code) ? LedgerChart.Income
        : Expense().IsMatch(code) ? LedgerChart.Expense
        : null;

    [GeneratedRegex("^assets?(:|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Assets();

    [GeneratedRegex("^(debts?|liabilit(y|ies))(:|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Liabilities();

    [GeneratedRegex("^equity(:|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Equity();

    [GeneratedRegex("^(income|revenues?)(:|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Income();

    [GeneratedRegex("^expenses?(:|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Expense();
}
