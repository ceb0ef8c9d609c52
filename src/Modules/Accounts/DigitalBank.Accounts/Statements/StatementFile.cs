using DigitalBank.Accounts.Contracts.Holding;

namespace DigitalBank.Accounts.Statements;

/// <summary>Statements on disk. A file stands there whole or not at all.</summary>
internal static class StatementFile
{
    public static async Task WriteAsync(Statement statement, StatementFormat format, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".part";
        try
        {
            await using (var stream = File.Create(unfinished))
            {
                await format.WriteAsync(statement, stream, cancellationToken);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Number and currency. A domestic number may hold characters that no file name can; then the ledger's id keeps two such apart.
    /// </summary>
    public static string SafeName(AccountView account)
    {
        var name = $"{account.Identifier}-{account.CurrencyCode}";
        var safe = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '_'));
        return safe == name ? name : $"{safe}-{account.LedgerAccountId}";
    }
}
