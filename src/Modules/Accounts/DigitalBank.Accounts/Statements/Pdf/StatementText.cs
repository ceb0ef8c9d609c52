using System.Globalization;
using System.Text;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Statements.Pdf;

/// <summary>How people read what a statement says.</summary>
internal static class StatementText
{
    /// <summary><c>1,234.50</c>: grouped by thousands, with the decimals of the currency.</summary>
    public static string Amount(Money amount)
    {
        var text = amount.ToAmountText().TrimStart('-');
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var grouped = new StringBuilder(text);
        for (var at = (point < 0 ? text.Length : point) - 3; at > 0; at -= 3)
        {
            grouped.Insert(at, ',');
        }

        return amount.MinorUnits < 0 ? "-" + grouped : grouped.ToString();
    }

    /// <summary><c>5 Nov 2026</c>: the month in letters, because 5/11 is another day elsewhere.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An IBAN in groups of four, as it is printed (ISO 13616); another number as it is.</summary>
    public static string Number(string identifier, bool isIban) =>
        isIban ? string.Join(' ', identifier.Chunk(4).Select(group => new string(group))) : identifier;

    /// <summary><c>opening-balance</c> as <c>Opening balance</c>.</summary>
    public static string Event(string code) =>
        code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');

    /// <summary>One line of text: what other people wrote may hold line breaks and tabs, which no font draws.</summary>
    public static string Line(string text) => string.Concat(text.Trim().Select(c => char.IsControl(c) ? ' ' : c));
}
