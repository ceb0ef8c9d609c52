using DigitalBank.Accounts.Fees;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.Products;

/// <summary>What happens to interest, in the words of the ledger's entries and mappings.</summary>
internal static class InterestEvents
{
    public const string CreditAccrual = "interest-accrual";

    public const string CreditPosting = "interest-posting";

    public const string DebitAccrual = "debit-interest-accrual";

    public const string DebitPosting = "debit-interest-posting";

    public const string Tax = "withholding-tax";
}

/// <summary>
/// Sees to it that a product's interest and fees can be booked: opens the bank's accounts in each of its currencies and maps the events to them,
/// where nobody has mapped them. Staff change mappings in the ledger.
/// </summary>
internal sealed class ProductLedger(IMediator bank, IBusinessCalendar calendar)
{
    private static readonly (string Code, string Name, string Parent)[] OwnAccounts =
    [
        ("1510", "Accrued interest receivable", LedgerChart.Assets),
        ("2310", "Accrued interest payable", LedgerChart.Liabilities),
        ("2320", "Withholding tax payable", LedgerChart.Liabilities),
        ("4110", "Interest on overdrafts", LedgerChart.Income),
        ("5110", "Interest on deposits", LedgerChart.Expense),
    ];

    private static readonly (string Event, string? Debit, string? Credit)[] Mappings =
    [
        (InterestEvents.CreditAccrual, "5110", "2310"),
        (InterestEvents.CreditPosting, "2310", null),
        (InterestEvents.DebitAccrual, "1510", "4110"),
        (InterestEvents.DebitPosting, null, "1510"),
        (InterestEvents.Tax, null, "2320"),
    ];

    private static readonly (string Code, string Name, string Parent)[] FeeAccounts = [("4210", "Fees", LedgerChart.Income)];

    private static readonly (string Event, string? Debit, string? Credit)[] FeeMappings = [(FeeLedger.Event, null, "4210")];

    /// <returns>Why it could not, or null. May be repeated.</returns>
    public async Task<Failure?> PrepareAsync(string product, ProductTerms terms, CancellationToken cancellationToken)
    {
        var hasFees = terms.Fees is { Count: > 0 };
        (string Code, string Name, string Parent)[] accounts =
            [.. terms.BearsInterest ? OwnAccounts : [], .. hasFees ? FeeAccounts : []];
        (string Event, string? Debit, string? Credit)[] mappings =
            [.. terms.BearsInterest ? Mappings : [], .. hasFees ? FeeMappings : []];
        var today = await calendar.TodayAsync(cancellationToken);
        foreach (var currency in terms.KeptIn)
        {
            foreach (var (code, name, parent) in accounts)
            {
                var opened = await bank.Send(new OpenLedgerAccount(code, name, parent, currency, MinimumBalance: null), cancellationToken);
                if (!opened.IsSuccess)
                {
                    return opened.Failure;
                }
            }

            foreach (var (happening, debit, credit) in mappings)
            {
                var mapped = await bank.Send(new ResolveMapping(product, happening, currency, today), cancellationToken);
                var failure = mapped.IsSuccess
                    ? null
                    : await MapAsync(new SetMapping(product, happening, currency, today, debit, credit), cancellationToken);
                if (failure is not null)
                {
                    return failure;
                }
            }
        }

        return null;
    }

    private async Task<Failure?> MapAsync(SetMapping mapping, CancellationToken cancellationToken) =>
        (await bank.Send(mapping, cancellationToken)).Failure;
}
