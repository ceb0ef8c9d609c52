using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Export;

/// <summary>Names of accounts as hledger knows them: the headers above, then code and name, as in <c>Assets:Nostro:1100-DE Euro nostro</c>.</summary>
internal sealed class AccountTree
{
    private const int LevelsAtMost = 32;

    private readonly Dictionary<string, LedgerAccount> _headers;
    private readonly Dictionary<string, string> _paths = [];

    private AccountTree(Dictionary<string, LedgerAccount> headers) => _headers = headers;

    public static async Task<AccountTree> LoadAsync(LedgerDbContext db, CancellationToken cancellationToken) => new(
        await db.Accounts.AsNoTracking().Where(account => account.IsHeader).ToDictionaryAsync(account => account.Code, cancellationToken));

    /// <summary>Different for accounts of different codes, because the code is part of it; one code in several currencies is one name.</summary>
    public string NameOf(LedgerAccount account) =>
        $"{PathOf(account.ParentCode)}{HledgerText.NamePart($"{account.Code} {account.Name}")}";

    private string PathOf(string? headerCode)
    {
        if (headerCode is null)
        {
            return "";
        }

        if (_paths.TryGetValue(headerCode, out var known))
        {
            return known;
        }

        var parts = new Stack<string>();
        for (var code = headerCode; code is not null && parts.Count < LevelsAtMost && _headers.TryGetValue(code, out var header);)
        {
            parts.Push(HledgerText.NamePart(header.Name));
            code = header.ParentCode;
        }

        return _paths[headerCode] = string.Concat(parts.Select(part => part + ":"));
    }
}
