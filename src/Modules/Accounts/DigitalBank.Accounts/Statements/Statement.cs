using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Statements;

/// <summary>What was booked on one account in a period of booking dates. Opening balance and lines give the closing balance.</summary>
/// <param name="From">First booking date.</param>
/// <param name="To">Last booking date.</param>
/// <param name="SequenceNumber">Null for a copy that somebody asked for; see <see cref="IssuedStatement"/>.</param>
/// <param name="ReadLines">Reads the lines in journal order; as many as <paramref name="Totals"/> counts, however many there are.</param>
internal sealed record Statement(
    AccountView Account,
    DateOnly From,
    DateOnly To,
    int? SequenceNumber,
    Money OpeningBalance,
    Money ClosingBalance,
    StatementTotals Totals,
    DateTimeOffset CreatedAt,
    StatementServicer Servicer,
    Func<CancellationToken, IAsyncEnumerable<StatementLine>> ReadLines)
{
    /// <summary>The same for the same account and period: at most 35 characters, as ISO 20022 wants it.</summary>
    public string Id => $"{Account.LedgerAccountId}-{From:yyyyMMdd}-{To:yyyyMMdd}";
}

/// <summary>The bank that keeps the account, as its statements show it; see <see cref="Platform.Configuration.BankSettings"/>.</summary>
internal sealed record StatementServicer(string Name, string Bic, string Address, string Colour);

/// <param name="Credits">Sum of what came in.</param>
/// <param name="Debits">Sum of what went out.</param>
internal sealed record StatementTotals(long CreditCount, Money Credits, long DebitCount, Money Debits)
{
    public long Count => CreditCount + DebitCount;

    public Money Net => Credits - Debits;

    public static StatementTotals None(Currency currency) => new(0, Money.Zero(currency), 0, Money.Zero(currency));

    public StatementTotals With(AccountLine line) => line.Side == Side.Credit
        ? this with { CreditCount = CreditCount + 1, Credits = Credits + line.Amount }
        : this with { DebitCount = DebitCount + 1, Debits = Debits + line.Amount };
}

/// <param name="Narrative">What the entry was about; null when the module that booked it does not say.</param>
internal sealed record StatementLine(AccountLine Booked, EntryNarrative? Narrative)
{
    public bool IsCredit => Booked.Side == Side.Credit;

    /// <summary>Entry and line: unique in the bank, at most 35 characters.</summary>
    public string Reference => $"{Booked.EntryId}-{Booked.LineNumber}";

    /// <summary>The other side: who paid for a credit, who was paid for a debit.</summary>
    public string? CounterpartyName => IsCredit ? Narrative?.DebtorName : Narrative?.CreditorName;

    public string? CounterpartyAccount => IsCredit ? Narrative?.DebtorAccount : Narrative?.CreditorAccount;
}
