using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.SharedKernel.Tests.Identifiers;

public class OtherIdentifiersTests
{
    [Theory]
    [InlineData("DEUTDEFF", true, true)]
    [InlineData("DEUTDEFF500", true, true)]
    [InlineData("1234DEWW", true, true)]
    [InlineData("DEUTDEF", false, false)]
    [InlineData("DEUTDEFF5", false, false)]
    [InlineData("DEUT1EFF", false, false)]
    [InlineData("YYYXXX30XXX", false, true)]
    [InlineData("", false, false)]
    [InlineData(null, false, false)]
    public void A_bic_needs_a_country_while_a_message_may_carry_any_letters(string? text, bool isBic, bool hasForm)
    {
        Bic.TryParse(text, out _).ShouldBe(isBic);
        Bic.HasBicForm(text).ShouldBe(hasForm);
    }

    [Fact]
    public void The_two_ways_to_write_a_head_office_are_one_bic()
    {
        Bic.TryParse("DEUTDEFF", out var shorter).ShouldBeTrue();
        Bic.TryParse("DEUTDEFFXXX", out var longer).ShouldBeTrue();

        shorter.ShouldBe(longer);
        shorter!.GetHashCode().ShouldBe(longer!.GetHashCode());
        shorter.ToString().ShouldBe("DEUTDEFF");
        shorter.Branch.ShouldBe("XXX");
        shorter.CountryCode.ShouldBe("DE");
    }

    [Fact]
    public void A_creditor_reference_gets_the_check_digits_of_the_standards_example()
    {
        var reference = CreditorReference.Create("539007547034");

        reference.ToString().ShouldBe("RF18539007547034");
        reference.ToPrintFormat().ShouldBe("RF18 5390 0754 7034");
        reference.Reference.ShouldBe("539007547034");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567890123456789012")]
    [InlineData("ab")]
    public void A_creditor_reference_is_refused_when_it_could_not_be_printed(string reference) =>
        Should.Throw<FormatException>(() => CreditorReference.Create(reference));

    [Theory]
    [InlineData("79927398713", true)]
    [InlineData("79927398710", false)]
    [InlineData("7992739871X", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void The_luhn_sum_takes_digits_only(string digits, bool passes) => CheckDigits.PassLuhn(digits).ShouldBe(passes);

    [Fact]
    public void Text_of_any_kind_never_throws() =>
        Prop.ForAll<string?>(text => new[]
        {
            Iban.TryParse(text, out _),
            Bic.TryParse(text, out _),
            Lei.TryParse(text, out _),
            Isin.TryParse(text, out _),
            CreditorReference.TryParse(text, out _),
        }.Length == 5).QuickCheckThrowOnFailure();
}
