using DigitalBank.Accounts.Numbering;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Accounts.Tests.Numbering;

public class OwnIbansTests
{
    /// <summary>Examples of the SWIFT IBAN Registry: bank code (with branch), account number, and the IBAN with its national check digits.</summary>
    [Theory]
    [InlineData("AT", "19043", "00234573201", "AT611904300234573201")]
    [InlineData("BE", "539", "0075470", "BE68539007547034")]
    [InlineData("CH", "00762", "011623852957", "CH9300762011623852957")]
    [InlineData("DE", "37040044", "0532013000", "DE89370400440532013000")]
    [InlineData("ES", "21000418", "0200051332", "ES9121000418450200051332")]
    [InlineData("FI", "123", "4560000078", "FI2112345600000785")]
    [InlineData("FR", "3000600001", "12345678901", "FR7630006000011234567890189")]
    [InlineData("GB", "NWBK601613", "31926819", "GB29NWBK60161331926819")]
    [InlineData("IT", "0542811101", "000000123456", "IT60X0542811101000000123456")]
    [InlineData("LT", "10000", "11101001000", "LT121000011101001000")]
    [InlineData("PT", "00020123", "12345678901", "PT50000201231234567890154")]
    [InlineData("SI", "26330", "00120390", "SI56263300012039086")]
    [InlineData("SM", "0322509800", "000000270100", "SM86U0322509800000000270100")]
    public void The_account_number_is_built_as_the_country_builds_it(string country, string bank, string account, string iban)
    {
        var bban = OwnIbans.BbanOf(country, bank, account);

        // The French example has a letter in its account number, which this bank never gives out: it is left out of the table.
        Iban.Create(country, bban).ToString().ShouldBe(iban);
    }

    [Theory]
    [InlineData("DE", "99900099", null)]
    [InlineData("DE", "9990009", "Bank:BankCode")]
    [InlineData("DE", "9990009X", "Bank:BankCode")]
    [InlineData("GB", "NWBK601613", null)]
    [InlineData("GB", "9999601613", "Bank:BankCode")]
    [InlineData("ES", "2100X418", "Bank:BankCode")]
    [InlineData("US", "021000021", "Bank:CountryCode")]
    [InlineData("NL", "ABNA", "Bank:CountryCode")]
    public void Settings_that_make_no_IBAN_are_named_at_start(string country, string bankCode, string? setting)
    {
        var finding = OwnIbans.FindingOf(new BankSettings { CountryCode = country, BankCode = bankCode });

        if (setting is null)
        {
            finding.ShouldBeNull();
        }
        else
        {
            finding.ShouldNotBeNull().ShouldContain(setting);
        }
    }

    [Fact]
    public void There_is_no_IBAN_for_a_number_that_is_too_long()
    {
        var ibans = OwnIbans.Of(new BankSettings());

        ibans.Of(9_999_999_999).ShouldNotBeNull();
        ibans.Of(10_000_000_000).ShouldBeNull();
    }
}
