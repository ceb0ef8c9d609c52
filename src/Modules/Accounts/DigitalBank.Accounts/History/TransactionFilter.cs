using DigitalBank.Accounts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.History;

/// <summary>Which transactions somebody looks for. What is null does not matter.</summary>
/// <param name="From">First booking date.</param>
/// <param name="To">Last booking date.</param>
/// <param name="ValueFrom">First value date.</param>
/// <param name="MinAmount">In the account's currency; amounts are positive, whatever the direction.</param>
/// <param name="Direction">Seen from the customer: a credit came in, a debit went out.</param>
/// <param name="Text">Found anywhere in the counterparty's name or account, the purpose or a reference; case and accents do not count.</param>
/// <param name="Category">Code of a category.</param>
internal sealed record TransactionFilter(
    DateOnly? From = null,
    DateOnly? To = null,
    DateOnly? ValueFrom = null,
    DateOnly? ValueTo = null,
    decimal? MinAmount = null,
    decimal? MaxAmount = null,
    Side? Direction = null,
    string? Text = null,
    string? Category = null)
{
    private const int LongestText = 100;

    private readonly string _text = MessageText.Folded(Text?.Trim() ?? "");

    /// <summary>Whether a line of the period may be none of those that are looked for.</summary>
    public bool LeavesOut => this is not { ValueFrom: null, ValueTo: null, MinAmount: null, MaxAmount: null, Direction: null, Category: null }
        || _text.Length > 0;

    /// <returns>What is wrong with it, or null.</returns>
    public Failure? Check()
    {
        if (From > To || ValueFrom > ValueTo || MinAmount > MaxAmount)
        {
            return AccountsErrors.SearchRangeInvalid;
        }

        return Text?.Length > LongestText ? AccountsErrors.SearchTextTooLong : null;
    }

    /// <summary>What the ledger's line alone tells: asked first, because it costs nothing more.</summary>
    public bool Fits(AccountLine line) =>
        (Direction is null || line.Side == Direction)
        && !(line.ValueDate < ValueFrom) && !(line.ValueDate > ValueTo)
        && !(line.Amount.ToDecimal() < MinAmount) && !(line.Amount.ToDecimal() > MaxAmount);

    public bool Fits(StatementLine line, string category) => (Category is null || category == Category) && HasText(line);

    private bool HasText(StatementLine line) => _text.Length == 0
        || new[]
        {
            line.CounterpartyName, line.CounterpartyAccount, line.Narrative?.RemittanceInformation, line.Narrative?.EndToEndId, line.Reference,
        }.Any(text => text is not null && MessageText.Folded(text).Contains(_text, StringComparison.Ordinal));
}
