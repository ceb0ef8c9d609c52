using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Reconciliation.Reading;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Checks a file of statements as a whole, and then gives its statements one by one without holding their entries.</summary>
internal sealed class StatementFileReader(StatementFormats formats, ReconciledAccounts accounts)
{
    private const int FindingsTold = 5;

    public async Task<Result<IncomingFile>> CheckAsync(
        FileStream content, string hash, ReconcileStatements command, CancellationToken cancellationToken)
    {
        var format = formats.FormatOf(content, hash);
        content.Position = 0;
        var examination = format.Examine(content);
        if (!examination.IsAccepted)
        {
            return PaymentsErrors.StatementRefused.Because(
                $"{PaymentsErrors.StatementRefused.Message} {string.Join("; ", examination.Refusals.Take(FindingsTold))}");
        }

        var totals = TotalsOf(format, content);
        var checkedAccounts = new List<ReconciledAccount>(examination.Statements.Count);
        foreach (var statement in examination.Statements)
        {
            var account = await AccountOfAsync(statement, totals.GetValueOrDefault(statement.Number, StatementTotals.None), command, cancellationToken);
            if (!account.IsSuccess)
            {
                return account.Failure;
            }

            checkedAccounts.Add(account.Value);
        }

        return new IncomingFile(Statements(format, content, examination.Statements, totals, checkedAccounts, command, hash));
    }

    private static IEnumerable<IncomingStatement> Statements(
        IStatementFormat format,
        FileStream content,
        IReadOnlyList<BankStatement> statements,
        Dictionary<int, StatementTotals> totals,
        List<ReconciledAccount> accounts,
        ReconcileStatements command,
        string hash)
    {
        content.Position = 0;
        using var entries = StatementSide.BookedOf(format.Entries(content)).GetEnumerator();
        var hasEntry = entries.MoveNext();
        foreach (var (statement, account) in statements.Zip(accounts))
        {
            while (hasEntry && entries.Current.StatementNumber < statement.Number)
            {
                hasEntry = entries.MoveNext(); // of a statement that was refused, and not read
            }

            yield return new IncomingStatement(
                statement, format.IsNotification, totals.GetValueOrDefault(statement.Number, StatementTotals.None), Own(statement.Number), account, command.FileName, hash);
        }

        IEnumerable<StatementEntry> Own(int number)
        {
            while (hasEntry && entries.Current.StatementNumber == number)
            {
                yield return entries.Current;
                hasEntry = entries.MoveNext();
            }
        }
    }

    private static Dictionary<int, StatementTotals> TotalsOf(IStatementFormat format, FileStream content)
    {
        var totals = new Dictionary<int, StatementTotals>();
        content.Position = 0;
        foreach (var entry in StatementSide.BookedOf(format.Entries(content)))
        {
            totals[entry.StatementNumber] = totals.GetValueOrDefault(entry.StatementNumber, StatementTotals.None).With(entry);
        }

        return totals;
    }

    private async Task<Result<ReconciledAccount>> AccountOfAsync(
        BankStatement statement, StatementTotals totals, ReconcileStatements command, CancellationToken cancellationToken)
    {
        var currencyCode = statement.Account.Currency ?? statement.Closing?.Amount.Currency.Code ?? totals.CurrencyCode;
        if (currencyCode is null)
        {
            return Refused(statement, "it says neither in which currency the account is kept nor any balance");
        }

        var account = await accounts.FindAsync(command.AccountCode, statement.Account.Identifier, currencyCode, cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        if (!totals.HasOneCurrency || (totals.CurrencyCode ?? currencyCode) != currencyCode
            || statement.Closing is { } closing && closing.Amount.Currency.Code != currencyCode
            || statement.Opening is { } opening && opening.Amount.Currency.Code != currencyCode)
        {
            return Refused(statement, "it mixes currencies");
        }

        return !totals.IsPossible ? Refused(statement, "its entries add up to more than the bank can keep")
            : AddsUp(statement, totals) ? account
            : Refused(statement, "opening balance and entries don't add up to the closing balance");
    }

    private static bool AddsUp(BankStatement statement, StatementTotals totals) =>
        statement is not { Opening: { } opening, Closing: { } closing }
        || opening.Amount.MinorUnits + totals.SumMinor == closing.Amount.MinorUnits;

    private static Failure Refused(BankStatement statement, string why) =>
        PaymentsErrors.StatementRefused.Because($"{PaymentsErrors.StatementRefused.Message} Statement {statement.Number} of the file: {why}.");
}

/// <summary>A file that is sound as a whole.</summary>
/// <param name="Statements">In the order of the file; each one's entries must be read before the next one is asked for.</param>
internal sealed record IncomingFile(IEnumerable<IncomingStatement> Statements);
