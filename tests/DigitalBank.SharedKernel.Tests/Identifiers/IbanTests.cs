using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.SharedKernel.Tests.Identifiers;

public class IbanTests
{
    /// <summary>One row per reason, in the order in which the code looks for them.</summary>
    [Theory]
    [InlineData(null, IbanError.Empty)]
    [InlineData("", IbanError.Empty)]
    [InlineData("DE", IbanError.Malformed)]
    [InlineData("1E89370400440532013000", IbanError.Malformed)]
    [InlineData("DEAA370400440532013000", IbanError.Malformed)]
    [InlineData("de89370400440532013000", IbanError.Malformed)]
    [InlineData("DE89 3704 0044 0532 0130 00", IbanError.Malformed)]
    [InlineData("DE8937040044053201300Ö", IbanError.Malformed)]
    [InlineData("ZZ89370400440532013000", IbanError.UnknownCountry)]
    [InlineData("DE8937040044053201300", IbanError.WrongLength)]
    [InlineData("DE893704004405320130000", IbanError.WrongLength)]
    [InlineData("DE8937040044053201300A", IbanError.WrongStructure)]
    [InlineData("DE99370400440532013000", IbanError.WrongCheckDigits)]
    [InlineData("GB00HLFX11016111455365", IbanError.WrongCheckDigits)]
    [InlineData("DE89370400440532013000", IbanError.None)]
    public void The_electronic_form_is_read_strictly(string? text, IbanError expected)
    {
        Iban.TryParseElectronic(text, out var iban, out var error).ShouldBe(expected == IbanError.None);

        error.ShouldBe(expected);
        iban?.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("de89-3704-0044-0532-0130-00")]
    [InlineData("DE89.3704.0044.0532.0130.00")]
    [InlineData("DE89\u00A03704 0044 0532 0130 00 ")]
    public void What_people_write_is_read_leniently(string written)
    {
        Iban.TryParse(written, out var iban).ShouldBeTrue();

        iban!.ToString().ShouldBe("DE89370400440532013000");
        iban.ToPrintFormat().ShouldBe("DE89 3704 0044 0532 0130 00");
        iban.CountryCode.ShouldBe("DE");
        iban.CheckDigits.ShouldBe("89");
        iban.Bban.ShouldBe("370400440532013000");
    }

    [Theory]
    [InlineData("HN88CABF00000000000250005469")]
    [InlineData("YE15CBYE0001018861234567891234")]
    public void The_countries_that_joined_last_are_known(string iban) => Iban.TryParseElectronic(iban, out _, out _).ShouldBeTrue();

    [Fact]
    public void Two_ways_to_write_one_number_are_one_iban() =>
        Iban.Parse("NO9386011117947").ShouldBe(Iban.TryParse("NO93 8601 1117 947", out var other) ? other : null);

    [Fact]
    public void A_made_iban_has_the_check_digits_that_the_registry_shows() =>
        Iban.Create("DE", "370400440532013000").ToString().ShouldBe("DE89370400440532013000");

    [Theory]
    [InlineData("ZZ", "1")]
    [InlineData("DE", "37040044053201300")]
    [InlineData("DE", "37040044053201300X")]
    [InlineData("", "370400440532013000")]
    public void No_iban_is_made_of_a_number_that_the_country_does_not_have(string country, string bban) =>
        Should.Throw<FormatException>(() => Iban.Create(country, bban));

    [Fact]
    public void Any_made_iban_reads_back_and_any_single_wrong_digit_is_found() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<ulong>(),
            Gen.Choose(0, 17).ToArbitrary(),
            Gen.Choose(1, 9).ToArbitrary(),
            (number, place, difference) =>
            {
                var made = Iban.Create("DE", (number % 1_000_000_000_000_000_000).ToString("D18"));
                var characters = made.ToString().ToCharArray();
                characters[4 + place] = (char)('0' + ((characters[4 + place] - '0' + difference) % 10));

                return Iban.Parse(made.ToString()) == made
                    && Iban.TryParse(made.ToPrintFormat(), out var printed) && printed == made
                    && !Iban.TryParseElectronic(new string(characters), out _, out var error)
                    && error == IbanError.WrongCheckDigits;
            }).QuickCheckThrowOnFailure();
}
