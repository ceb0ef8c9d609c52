using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Reports;

internal sealed class GetProfitAndLossHandler(ReportReader reports, AccountTotals totals, LedgerDbContext db)
    : IQueryHandler<GetProfitAndLoss, ProfitAndLoss>
{
    private static readonly AccountClass[] Shown = [AccountClass.Income, AccountClass.Expense];

    public async Task<Result<ProfitAndLoss>> Handle(GetProfitAndLoss query, CancellationToken cancellationToken)
    {
        if (query.From > query.To)
        {
            return ReportErrors.PeriodInvalid;
        }

        // One entry per year and currency: an annual close empties income and expense, and the report would show nothing of the year.
        var closings = await db.AnnualCloses.Select(close => close.EntryId).ToListAsync(cancellationToken);
        var sums = totals.OfLines(query.From, query.To, closings);
        var content = await reports.ReadAsync(sums, Shown, Shown, query.WithDetails, cancellationToken);
        return content.Map(report => new ProfitAndLoss(
            query.From, query.To, report.Lines, [.. report.Currencies.Select(currency => Totals(report, currency))]));
    }

    private static ProfitAndLossTotals Totals(ReportContent report, string currencyCode)
    {
        var currency = Currency.Of(currencyCode);
        var income = Money.OfMinor(report.SumOf(AccountClass.Income, currencyCode), currency);
        var expense = Money.OfMinor(report.SumOf(AccountClass.Expense, currencyCode), currency);
        return new ProfitAndLossTotals(income, expense, income - expense);
    }
}
