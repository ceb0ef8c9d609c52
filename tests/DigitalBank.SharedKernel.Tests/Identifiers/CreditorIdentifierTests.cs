using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.SharedKernel.Tests.Identifiers;

public class CreditorIdentifierTests
{
    [Theory]
    [InlineData("DE98ZZZ09999999999", true)]
    [InlineData("de98 zzz 0999 9999 999", true)]
    [InlineData("DE98ABC09999999999", true)] // the business code is not checked
    [InlineData("AT61ZZZ01234567890", true)]
    [InlineData("FR72ZZZ123456", true)]
    [InlineData("NL50ZZZ123456780001", false)]
    [InlineData("DE97ZZZ09999999999", false)]
    [InlineData("DE98ZZZ09999999998", false)]
    [InlineData("QQ98ZZZ09999999999", false)]
    [InlineData("DE98ZZZ", false)]
    [InlineData("DE98ZZZ0999999999912345678901234567", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_creditor_identifier_has_check_digits_over_everything_but_its_business_code(string? text, bool isValid) =>
        CreditorIdentifier.TryParse(text, out _).ShouldBe(isValid);

    [Fact]
    public void One_creditor_has_many_business_codes()
    {
        CreditorIdentifier.TryParse("DE98ZZZ09999999999", out var one).ShouldBeTrue();
        CreditorIdentifier.TryParse("DE98SHP09999999999", out var other).ShouldBeTrue();

        (one!.BusinessCode, other!.BusinessCode).ShouldBe(("ZZZ", "SHP"));
        one.WithoutBusinessCode.ShouldBe(other.WithoutBusinessCode);
    }
}
