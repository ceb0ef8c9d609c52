using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Import;

/// <param name="Rows">Lines with something on them, without the header.</param>
/// <param name="Accepted">Imported by this run; in a dry run: would be.</param>
/// <param name="AlreadyImported">Imported before, from the same line.</param>
/// <param name="Totals">Per currency, in the order of the codes.</param>
/// <param name="RejectedByCode">How often each reason occurred.</param>
internal sealed record ImportReport(
    bool DryRun,
    long Rows,
    long Accepted,
    long AlreadyImported,
    long Rejected,
    IReadOnlyList<ImportTotal> Totals,
    IReadOnlyDictionary<string, long> RejectedByCode);

/// <summary>Sums of opening balances in one currency.</summary>
/// <param name="Rows">Lines whose currency and amount can be read.</param>
/// <param name="InFile">Of all those lines: what a control total is compared with.</param>
/// <param name="Imported">Of the lines that are in the bank now, by this run or an earlier one; in a dry run: would be.</param>
internal sealed record ImportTotal(string Currency, long Rows, Money InFile, Money Imported);
