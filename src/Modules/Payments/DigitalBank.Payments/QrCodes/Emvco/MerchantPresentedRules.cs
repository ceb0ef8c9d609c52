namespace DigitalBank.Payments.QrCodes.Emvco;

/// <summary>What is wrong with a code: where, and in a sentence.</summary>
/// <param name="Place">Id of the data object; inside a template with the template's before it: <c>62.05</c>.</param>
internal sealed record QrFinding(string Place, string Message);

/// <summary>Judges a code by the rules of its specification. A code without a finding may be acted on.</summary>
/// <remarks>Source: EMVCo Merchant-Presented Mode 1.1, tables 3.4 to 3.9 and sections 4.2 to 4.10. Findings come in the order of the ids.</remarks>
internal static class MerchantPresentedRules
{
    public const int LongestPayload = 512;

    private const int LongestAmount = 13;

    public static IReadOnlyList<QrFinding> Judge(string payload, MerchantPresentedCode code)
    {
        if (code.Fault is { } fault)
        {
            return [new QrFinding(fault.Place, fault.Message)];
        }

        return
        [
            .. Frame(payload, code),
            .. MerchantAccounts(code),
            .. Merchant(code),
            .. Amount(code),
            .. Tip(code),
            .. Templates(code),
            .. Checksum(code),
        ];
    }

    private static IEnumerable<QrFinding> Frame(string payload, MerchantPresentedCode code)
    {
        if (DataObjects.CharactersOf(payload) > LongestPayload)
        {
            yield return new QrFinding("00", "the code is longer than 512 characters");
        }

        if (code["00"] != "01" || code.Objects[0].Id != "00")
        {
            yield return new QrFinding("00", "the payload format indicator 01 must come first");
        }

        if (code["01"] is { } initiation && initiation is not ("11" or "12"))
        {
            yield return new QrFinding("01", "must be 11 (static) or 12 (dynamic)");
        }

        foreach (var empty in code.Objects.Where(one => one.Value.Length == 0))
        {
            yield return new QrFinding(empty.Id, "is empty");
        }
    }

    private static IEnumerable<QrFinding> MerchantAccounts(MerchantPresentedCode code)
    {
        var accounts = code.Objects.Where(one => string.CompareOrdinal(one.Id, "02") >= 0 && string.CompareOrdinal(one.Id, "51") <= 0).ToList();
        if (accounts.Count == 0)
        {
            yield return new QrFinding("02", "no merchant account (ids 02 to 51)");
        }

        foreach (var account in accounts.Where(account => account.Parts is not null && !NamesItsOwner(account)))
        {
            yield return new QrFinding(account.Id + ".00", "the globally unique identifier of 1 to 32 characters is missing");
        }
    }

    private static IEnumerable<QrFinding> Merchant(MerchantPresentedCode code)
    {
        (string Id, bool Fits, string Message)[] rules =
        [
            ("52", IsDigits(code["52"], 4), "the merchant category code must be four digits"),
            ("53", IsDigits(code["53"], 3), "the currency must be three digits of ISO 4217"),
            ("58", code["58"] is { Length: 2 } country && country.All(char.IsAsciiLetterUpper), "the country must be two capital letters"),
            ("59", HasLength(code["59"], 25), "the merchant's name must have 1 to 25 characters"),
            ("60", HasLength(code["60"], 15), "the merchant's city must have 1 to 15 characters"),
            ("61", code["61"] is null || HasLength(code["61"], 10), "the postal code must have 1 to 10 characters"),
        ];
        return rules.Where(rule => !rule.Fits).Select(rule => new QrFinding(rule.Id, rule.Message));
    }

    private static IEnumerable<QrFinding> Amount(MerchantPresentedCode code)
    {
        if (code["54"] is not { } amount)
        {
            yield break;
        }

        if (!IsAmount(amount))
        {
            yield return new QrFinding("54", "the amount must be above zero: digits, with one point before the decimals, at most 13 characters");
        }
        else if (NumericCurrencyCodes.TryOf(code["53"], out var currency) && DecimalsOf(amount) > currency.Decimals)
        {
            yield return new QrFinding("54", $"the amount has more decimals than {currency.Code}");
        }
    }

    private static IEnumerable<QrFinding> Tip(MerchantPresentedCode code)
    {
        var (indicator, fixedFee, percentage) = (code["55"], code["56"], code["57"]);
        if (indicator is not (null or "01" or "02" or "03"))
        {
            yield return new QrFinding("55", "must be 01 (ask), 02 (fixed fee) or 03 (percentage)");
        }

        if (fixedFee is not null != indicator is "02" || (fixedFee is not null && !IsAmount(fixedFee)))
        {
            yield return new QrFinding("56", "a fixed fee above zero belongs to indicator 02, and to no other");
        }

        if (percentage is not null != indicator is "03" || (percentage is not null && !IsPercentage(percentage)))
        {
            yield return new QrFinding("57", "a percentage of 00.01 to 99.99 belongs to indicator 03, and to no other");
        }
    }

    private static IEnumerable<QrFinding> Templates(MerchantPresentedCode code)
    {
        foreach (var part in code.Find("62")?.Parts ?? [])
        {
            if (string.CompareOrdinal(part.Id, "01") >= 0 && string.CompareOrdinal(part.Id, "08") <= 0 && !HasLength(part.Value, 25))
            {
                yield return new QrFinding("62." + part.Id, "must have 1 to 25 characters");
            }
        }

        if (code["62"] is not null && code.Find("62")!["09"] is { } asked && (asked.Length > 3 || asked.Except("AME").Any()))
        {
            yield return new QrFinding("62.09", "asks for something else than address (A), mobile (M) and e-mail (E)");
        }

        if (code.Find("64") is { } language && (language["00"] is not { Length: 2 } || !HasLength(language["01"], 25)))
        {
            yield return new QrFinding("64", "needs a language of two letters and the merchant's name in it");
        }

        if (code.Find("64")?["02"] is { } city && !HasLength(city, 15))
        {
            yield return new QrFinding("64.02", "the merchant's city must have 1 to 15 characters");
        }

        foreach (var unreserved in code.Objects.Where(one => string.CompareOrdinal(one.Id, "80") >= 0 && !NamesItsOwner(one)))
        {
            yield return new QrFinding(unreserved.Id + ".00", "the globally unique identifier of 1 to 32 characters is missing");
        }
    }

    private static IEnumerable<QrFinding> Checksum(MerchantPresentedCode code)
    {
        if (code["63"] is null)
        {
            yield return new QrFinding("63", "the checksum is missing");
        }
        else if (!code.ChecksumIsRight)
        {
            yield return new QrFinding("63", $"the checksum is {code.StatedChecksum}, but the code gives {code.ComputedChecksum}: it was misread or changed");
        }
        else if (code.Objects[^1].Id != "63")
        {
            yield return new QrFinding("63", "the checksum must come last: what stands behind it is not covered");
        }
    }

    private static bool NamesItsOwner(DataObject template) => HasLength(template["00"], 32);

    private static bool HasLength(string? text, int longest) => text is { Length: > 0 } && DataObjects.CharactersOf(text) <= longest;

    private static bool IsDigits(string? text, int length) => text?.Length == length && text.All(char.IsAsciiDigit);

    // "The decimal mark may be present even if there are no decimals": 98. is an amount, .98 is none.
    private static bool IsAmount(string text) =>
        text.Length <= LongestAmount && text.Length > 0 && char.IsAsciiDigit(text[0]) && text.Count(c => c == '.') <= 1
        && text.All(c => char.IsAsciiDigit(c) || c == '.') && text.Any(c => c is >= '1' and <= '9');

    private static int DecimalsOf(string amount) => amount.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point ? amount.Length - point - 1 : 0;

    private static bool IsPercentage(string text) =>
        text.Length <= 5 && IsAmount(text) && DecimalsOf(text) <= 2 && (text + ".").IndexOf('.', StringComparison.Ordinal) <= 2;
}
