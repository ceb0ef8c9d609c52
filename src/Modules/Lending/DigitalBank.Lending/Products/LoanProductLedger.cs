using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Products;

/// <summary>
/// Sees to it that loans of a product can be booked: the control account above the loans, and the bank's accounts for their interest, to
/// which events are mapped where nobody has mapped them. Staff change mappings in the ledger.
/// </summary>
internal sealed class LoanProductLedger(IMediator bank, IBusinessCalendar calendar)
{
    /// <summary>The control account: each loan's principal is a detail account below it.</summary>
    public const string LoansHeader = "1300";

    private static readonly (string Code, string Name, string Parent)[] OwnAccounts =
    [
        ("1530", "Accrued interest on loans", LedgerChart.Assets),
        ("4130", "Interest on loans", LedgerChart.Income),
        ("4190", "Recoveries of loans given up", LedgerChart.Income),
        ("5310", "Losses on loans", LedgerChart.Expense),
    ];

    private static readonly (string Event, string? Debit, string? Credit)[] Mappings =
    [
        (LoanLedger.AccrualEvent, "1530", "4130"),
        (LossLedger.LossEvent, "5310", null),
        (LossLedger.RecoveryEvent, null, "4190"),
    ];

    /// <returns>Why it could not, or null. May be repeated.</returns>
    public async Task<Failure?> PrepareAsync(string product, Currency currency, CancellationToken cancellationToken)
    {
        var header = await bank.Send(new OpenHeaderAccount(LoansHeader, "Loans to customers", LedgerChart.Assets), cancellationToken);
        if (!header.IsSuccess)
        {
            return header.Failure;
        }

        foreach (var (code, name, parent) in OwnAccounts)
        {
            var opened = await bank.Send(new OpenLedgerAccount(code, name, parent, currency.Code, MinimumBalance: null), cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Failure;
            }
        }

        var today = await calendar.TodayAsync(cancellationToken);
        foreach (var (happening, debit, credit) in Mappings)
        {
            var mapped = await bank.Send(new ResolveMapping(product, happening, currency.Code, today), cancellationToken);
            if (mapped.IsSuccess)
            {
                continue;
            }

            var set = await bank.Send(new SetMapping(product, happening, currency.Code, today, debit, credit), cancellationToken);
            if (!set.IsSuccess)
            {
                return set.Failure;
            }
        }

        return null;
    }
}
