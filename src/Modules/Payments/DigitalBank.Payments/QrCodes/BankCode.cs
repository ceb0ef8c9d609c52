using System.Globalization;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.QrCodes;

/// <summary>What a code of this bank says besides what every code says: which one it is (26.01), until when (80.01), and the signature (80.02).</summary>
/// <param name="Amount">Null when the payer says how much.</param>
internal sealed record BankCode(Guid QrCodeId, Currency Currency, Money? Amount, DateTimeOffset? ExpiresAt)
{
    private const string Account = "26";

    private const string Proof = "80";

    private const string ExpiryFormat = "yyyyMMddHHmmss";

    /// <returns>The payload, or why the details do not fit.</returns>
    public static Result<string> Write(MerchantPresentedDraft draft, Guid qrCodeId, DateTimeOffset? expiresAt, string owner, QrSignatures signatures)
    {
        var account = new Dictionary<string, string> { ["00"] = owner, ["01"] = qrCodeId.ToString("N") };
        var proof = new Dictionary<string, string> { ["00"] = owner };
        if (expiresAt is { } end)
        {
            proof["01"] = end.UtcDateTime.ToString(ExpiryFormat, CultureInfo.InvariantCulture);
        }

        draft = draft with
        {
            MerchantAccounts = new Dictionary<string, IReadOnlyDictionary<string, string>> { [Account] = account },
            Unreserved = new Dictionary<string, IReadOnlyDictionary<string, string>> { [Proof] = proof },
        };
        var (unsigned, findings) = draft.Write();
        if (findings.Count == 0)
        {
            proof["02"] = signatures.Sign(SignedText(MerchantPresentedCode.Read(unsigned)));
            (unsigned, findings) = draft.Write();
        }

        return findings.Count == 0 ? unsigned : Refusal(PaymentsErrors.QrCodeNotPossible, findings);
    }

    /// <summary>Reads what a payer has scanned. Whether it is still to be paid, the bank's records know.</summary>
    /// <param name="homeCountry">Of this bank: a foreign code from elsewhere, or in a currency that is not used there, is told apart.</param>
    public static Result<BankCode> Read(string payload, string owner, string homeCountry, QrSignatures signatures)
    {
        var code = MerchantPresentedCode.Read(payload);
        if (MerchantPresentedRules.Judge(payload, code) is { Count: > 0 } findings)
        {
            return Refusal(PaymentsErrors.QrCodeUnreadable, findings);
        }

        var account = code.Find(Account);
        if (account?["00"] != owner || !Guid.TryParseExact(account["01"], "N", out var id))
        {
            return code["58"] == homeCountry ? PaymentsErrors.QrCodeForeign : Abroad(code);
        }

        var proof = code.Find(Proof);
        if (proof?["00"] != owner || !signatures.Signed(SignedText(code), proof["02"]) || !NumericCurrencyCodes.TryOf(code["53"], out var currency))
        {
            return PaymentsErrors.QrCodeForged;
        }

        return new BankCode(id, currency, AmountOf(code, currency), ExpiryOf(proof["01"]));
    }

    public static string AmountText(Money amount) => amount.ToAmountText();

    // Everything but the signature and the checksum that covers it.
    private static string SignedText(MerchantPresentedCode code) => string.Concat(code.Objects
        .Where(one => one.Id is not "63")
        .Select(one => one.Id == Proof
            ? string.Concat(one.Parts!.Where(part => part.Id != "02").Select(part => DataObjects.Write(part.Id, part.Value)))
            : DataObjects.Write(one.Id, one.Value)));

    private static Money? AmountOf(MerchantPresentedCode code, Currency currency) =>
        code["54"] is { } text ? Money.Of(text, currency.Code) : null;

    private static DateTimeOffset? ExpiryOf(string? text) =>
        DateTimeOffset.TryParseExact(text, ExpiryFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) ? end : null;

    private static Failure Abroad(MerchantPresentedCode code)
    {
        var currency = NumericCurrencyCodes.TryOf(code["53"], out var known) ? known.Code : code["53"];
        return PaymentsErrors.QrCodeAbroad.Because($"{PaymentsErrors.QrCodeAbroad.Message} It is from {code["58"]} and asks for {currency}.");
    }

    private static Failure Refusal(Failure failure, IReadOnlyList<QrFinding> findings) =>
        failure.Because($"{failure.Message} {findings[0].Place}: {findings[0].Message}.");
}
