using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Reports;

internal sealed class GetBalanceSheetHandler(ReportReader reports, AccountTotals totals) : IQueryHandler<GetBalanceSheet, BalanceSheet>
{
    private static readonly AccountClass[] Counted = Enum.GetValues<AccountClass>();

    private static readonly AccountClass[] Shown = [AccountClass.Asset, AccountClass.Liability, AccountClass.Equity];

    public async Task<Result<BalanceSheet>> Handle(GetBalanceSheet query, CancellationToken cancellationToken)
    {
        var sums = query.AsOf is { } date ? totals.OfLines(from: null, date, closingEntries: []) : totals.Now();
        var content = await reports.ReadAsync(sums, Counted, Shown, query.WithDetails, cancellationToken);
        return content.Map(report => new BalanceSheet(query.AsOf, report.Lines, [.. report.Currencies.Select(currency => Totals(report, currency))]));
    }

    private static BalanceSheetTotals Totals(ReportContent report, string currencyCode)
    {
        var currency = Currency.Of(currencyCode);
        var (assets, liabilities, equity, income, expense) =
            (Sum(AccountClass.Asset), Sum(AccountClass.Liability), Sum(AccountClass.Equity), Sum(AccountClass.Income), Sum(AccountClass.Expense));
        var result = income - expense;
        return new BalanceSheetTotals(assets, liabilities, equity, result, assets - liabilities - equity - result);

        Money Sum(AccountClass accountClass) => Money.OfMinor(report.SumOf(accountClass, currencyCode), currency);
    }
}
