using System.Text;

namespace DigitalBank.Platform.Data;

/// <summary>Names in the database are lower case with underscores, so that nobody has to quote them.</summary>
public static class SnakeCase
{
    /// <summary><c>LedgerAccountId</c> becomes <c>ledger_account_id</c>.</summary>
    public static string From(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = char.IsUpper(name[i])
                && i > 0
                && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
