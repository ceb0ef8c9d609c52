using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>Counts as lines go by.</summary>
internal sealed class ImportTally
{
    private readonly Dictionary<Currency, (long Rows, Money InFile, Money Imported)> _totals = [];

    private readonly Dictionary<string, long> _rejectedByCode = [];

    private long _accepted;

    private long _alreadyImported;

    public long Rows { get; private set; }

    public long Rejected { get; private set; }

    public IReadOnlyDictionary<Currency, Money> InFile => _totals.ToDictionary(total => total.Key, total => total.Value.InFile);

    /// <param name="amount">Null when it cannot be read.</param>
    public void Count(Money? amount)
    {
        Rows++;
        if (amount is { } money)
        {
            var (rows, inFile, imported) = TotalOf(money.Currency);
            _totals[money.Currency] = (rows + 1, inFile + money, imported);
        }
    }

    public void Imported(LineOutcome outcome)
    {
        _accepted += outcome.WasThere ? 0 : 1;
        _alreadyImported += outcome.WasThere ? 1 : 0;
        var balance = outcome.Line.OpeningBalance;
        var (rows, inFile, imported) = TotalOf(balance.Currency);
        _totals[balance.Currency] = (rows, inFile, imported + balance);
    }

    public void Reject(Failure failure)
    {
        Rejected++;
        _rejectedByCode[failure.Code] = _rejectedByCode.GetValueOrDefault(failure.Code) + 1;
    }

    public ImportReport Report(bool dryRun) => new(
        dryRun,
        Rows,
        _accepted,
        _alreadyImported,
        Rejected,
        [.. _totals.OrderBy(t => t.Key.Code, StringComparer.Ordinal)
            .Select(t => new ImportTotal(t.Key.Code, t.Value.Rows, t.Value.InFile, t.Value.Imported))],
        _rejectedByCode);

    private (long Rows, Money InFile, Money Imported) TotalOf(Currency currency) =>
        _totals.TryGetValue(currency, out var total) ? total : (0, Money.Zero(currency), Money.Zero(currency));
}
