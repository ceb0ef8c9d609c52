using System.Text;

namespace DigitalBank.Payments.QrCodes.Emvco;

/// <summary>What a code shall say. <see cref="Write"/> refuses what the specification does not allow.</summary>
/// <param name="IsDynamic">Made for one payment: point of initiation 12 instead of 11.</param>
/// <param name="MerchantAccounts">Template id (26 to 51, or 02 to 25 with the plain number under "") and what it holds by id.</param>
/// <param name="CurrencyNumber">Three digits of ISO 4217.</param>
/// <param name="Amount">Decimal with a point; null lets the payer say it.</param>
/// <param name="Tip">Data objects 55 to 57.</param>
/// <param name="AdditionalData">Template 62 by id: bill number 01, mobile 02, store 03, loyalty 04, reference 05, customer 06, terminal 07, purpose 08.</param>
/// <param name="Language">Template 64 by id: language 00, name 01, city 02.</param>
/// <param name="Unreserved">Templates 80 to 99.</param>
internal sealed record MerchantPresentedDraft(
    bool IsDynamic,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> MerchantAccounts,
    string MerchantCategoryCode,
    string CurrencyNumber,
    string? Amount,
    string CountryCode,
    string MerchantName,
    string MerchantCity,
    string? PostalCode = null,
    IReadOnlyDictionary<string, string>? Tip = null,
    IReadOnlyDictionary<string, string>? AdditionalData = null,
    IReadOnlyDictionary<string, string>? Language = null,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Unreserved = null)
{
    /// <returns>The payload, and no findings; or what is wrong with the draft.</returns>
    public (string Payload, IReadOnlyList<QrFinding> Findings) Write()
    {
        var text = new StringBuilder();
        try
        {
            foreach (var (id, value) in Objects().Where(one => one.Value is not null))
            {
                text.Append(DataObjects.Write(id, value!));
            }
        }
        catch (ArgumentException tooLong)
        {
            return (string.Empty, [new QrFinding(string.Empty, tooLong.Message)]);
        }

        text.Append(QrChecksum.Header);
        var payload = text.Append(QrChecksum.Of(text.ToString())).ToString();
        return (payload, MerchantPresentedRules.Judge(payload, MerchantPresentedCode.Read(payload)));
    }

    private IEnumerable<(string Id, string? Value)> Objects() =>
    [
        ("00", "01"),
        ("01", IsDynamic ? "12" : "11"),
        .. Templates(MerchantAccounts),
        ("52", MerchantCategoryCode),
        ("53", CurrencyNumber),
        ("54", Amount),
        .. (Tip ?? new Dictionary<string, string>()).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => (part.Key, (string?)part.Value)),
        ("58", CountryCode),
        ("59", MerchantName),
        ("60", MerchantCity),
        ("61", PostalCode),
        ("62", AdditionalData is { Count: > 0 } ? Template(AdditionalData) : null),
        ("64", Language is { Count: > 0 } ? Template(Language) : null),
        .. Templates(Unreserved ?? new Dictionary<string, IReadOnlyDictionary<string, string>>()),
    ];

    private static IEnumerable<(string Id, string? Value)> Templates(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> templates) =>
        templates.OrderBy(template => template.Key, StringComparer.Ordinal).Select(template => (template.Key, (string?)Template(template.Value)));

    private static string Template(IReadOnlyDictionary<string, string> parts) =>
        parts.TryGetValue(string.Empty, out var plain)
            ? plain
            : string.Concat(parts.OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => DataObjects.Write(part.Key, part.Value)));
}
