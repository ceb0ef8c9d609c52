using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Platform.Configuration;

/// <summary>Section <c>Bank</c>: who the bank is.</summary>
public sealed class BankSettings
{
    public const string Section = "Bank";

    [Required(ErrorMessage = "must name the bank")]
    public string Name { get; set; } = "DigitalBank";

    /// <summary>What stands under the name in letters and statements, its lines divided by commas; empty for none.</summary>
    public string Address { get; set; } = "";

    /// <summary>The bank's colour in letters and statements; dark enough to be read on white.</summary>
    [RegularExpression("#[0-9A-Fa-f]{6}", ErrorMessage = "must be a colour as #RRGGBB")]
    public string Colour { get; set; } = "#0B4F6C";

    /// <summary>ISO 9362, 8 or 11 characters.</summary>
    [RegularExpression("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?", ErrorMessage = "must be a BIC of 8 or 11 characters")]
    public string Bic { get; set; } = "DGBKDEFFXXX";

    /// <summary>ISO 3166-1 alpha-2; decides the structure of the bank's own IBANs.</summary>
    [RegularExpression("[A-Z]{2}", ErrorMessage = "must be a country code of two letters")]
    public string CountryCode { get; set; } = "DE";

    /// <summary>ISO 4217: the currency in which the bank keeps its books and values its positions. It never changes once something is booked.</summary>
    [RegularExpression("[A-Z]{3}", ErrorMessage = "must be a currency code of three letters")]
    public string BaseCurrency { get; set; } = "EUR";

    /// <summary>The national bank code at the front of the bank's own BBANs.</summary>
    [Required(ErrorMessage = "must be the bank's national code")]
    public string BankCode { get; set; } = "99900099";

    /// <summary>Where the bank keeps its files: the SQLite database, incoming and outgoing messages, statements, logs.</summary>
    [Required(ErrorMessage = "must be a folder")]
    public string DataFolder { get; set; } = "data";

    /// <summary>The first business date of a new bank; null takes the calendar date, or the last business day before it.</summary>
    public DateOnly? FirstBusinessDate { get; set; }
}
