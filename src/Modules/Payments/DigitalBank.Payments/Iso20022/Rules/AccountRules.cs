using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Payments.Iso20022.Rules;

internal static class AccountRules
{
    /// <summary>Checks the IBAN of an account element, if it has one: country, length, structure and check digits.</summary>
    public static MessageFinding? WrongIban(MessageElement? account, string reasonCode) =>
        WrongIban(account?.Find("Id/IBAN"), reasonCode, "The account");

    public static MessageFinding? WrongIban(MessageElement? iban, string reasonCode, string subject) =>
        iban is null || Iban.TryParseElectronic(iban.Text, out _, out var error)
            ? null
            : iban.Finding(reasonCode, $"{subject} is no IBAN: {Sentence(error)}.");

    private static string Sentence(IbanError error) => error switch
    {
        IbanError.UnknownCountry => "its country has no IBANs",
        IbanError.WrongLength => "it is too long or too short for its country",
        IbanError.WrongStructure => "letters or digits stand where its country has none",
        IbanError.WrongCheckDigits => "its check digits are wrong, so there is a typing error",
        _ => "it does not have the form of one",
    };
}
