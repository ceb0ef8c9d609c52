using DigitalBank.Customers.TravelDocuments;

namespace DigitalBank.Customers.Tests.TravelDocuments;

/// <summary>Specimens are those of ICAO Doc 9303, parts 4, 5 and 6.</summary>
public class MrzReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly string[] Td1 =
        ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];

    private static readonly string[] Td2 = ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"];

    private static readonly string[] Td3 =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

    public static TheoryData<string, string[]> Specimens => new() { { "Td1", Td1 }, { "Td2", Td2 }, { "Td3", Td3 } };

    [Theory, MemberData(nameof(Specimens))]
    public void The_specimen_of_each_format_is_read_without_a_finding(string format, string[] lines)
    {
        var zone = Read(lines);

        zone.Format.ToString().ShouldBe(format);
        zone.Findings.ShouldBeEmpty();
        (zone.FamilyNames, zone.GivenNames).ShouldBe(("ERIKSSON", "ANNA MARIA"));
        zone.BirthDate.ShouldBe(new DateOnly(1974, 8, 12));
        zone.ExpiryDate.ShouldBe(new DateOnly(2012, 4, 15));
        zone.NamesAreCut.ShouldBeFalse();
    }

    [Fact]
    public void Small_letters_blanks_and_lost_line_breaks_are_read_too()
    {
        Read(string.Concat(Td3).ToLowerInvariant().Insert(10, " ")).Findings.ShouldBeEmpty();
        Read(string.Concat(Td1) + "\n").Findings.ShouldBeEmpty();
    }

    /// <summary>One row per thing that can be wrong: the character at a place of the passport's two lines, and the field it belongs to.</summary>
    [Theory]
    [InlineData(0, 'V', nameof(MrzField.DocumentCode), nameof(MrzFault.WrongCharacter))]
    [InlineData(2, '1', nameof(MrzField.IssuingState), nameof(MrzFault.WrongCharacter))]
    [InlineData(7, '0', nameof(MrzField.Names), nameof(MrzFault.WrongCharacter))]
    [InlineData(44 + 3, '0', nameof(MrzField.DocumentNumber), nameof(MrzFault.WrongCheckDigit))]
    [InlineData(44 + 9, '7', nameof(MrzField.DocumentNumber), nameof(MrzFault.WrongCheckDigit))]
    [InlineData(44 + 10, '0', nameof(MrzField.Nationality), nameof(MrzFault.WrongCharacter))]
    [InlineData(44 + 15, '9', nameof(MrzField.BirthDate), nameof(MrzFault.NotADate))]
    [InlineData(44 + 13, '6', nameof(MrzField.BirthDate), nameof(MrzFault.WrongCheckDigit))]
    [InlineData(44 + 20, '1', nameof(MrzField.Sex), nameof(MrzFault.WrongCharacter))]
    [InlineData(44 + 24, 'O', nameof(MrzField.ExpiryDate), nameof(MrzFault.NotADate))]
    [InlineData(44 + 27, '<', nameof(MrzField.ExpiryDate), nameof(MrzFault.WrongCheckDigit))]
    [InlineData(44 + 30, '2', nameof(MrzField.OptionalData), nameof(MrzFault.WrongCheckDigit))]
    [InlineData(44 + 31, '*', nameof(MrzField.OptionalData), nameof(MrzFault.WrongCharacter))]
    [InlineData(44 + 43, '1', nameof(MrzField.Composite), nameof(MrzFault.WrongCheckDigit))]
    public void A_finding_names_the_field_that_is_wrong(int place, char character, string field, string fault)
    {
        var text = string.Concat(Td3).ToCharArray();
        text[place] = character;

        Read(new string(text)).Findings[0].ShouldBe(new MrzFinding(Enum.Parse<MrzField>(field), Enum.Parse<MrzFault>(fault)));
    }

    [Theory]
    [InlineData("I<PRT007777779<ZZ92<<<<<<<<<<<", "007777779ZZ9")]
    [InlineData("I<PRT007666667<ZZ00<<<<<<<<<<<", "007666667ZZ0")]
    [InlineData("IDBEL592166117<2318<<<<<<<<<<<", "592166117231")]
    public void A_long_number_goes_on_in_the_optional_data_with_or_without_the_filler_in_its_digit(string firstLine, string number)
    {
        var zone = Read([firstLine, .. Td1[1..]]);

        zone.DocumentNumber.ShouldBe(number);
        zone.CheckDigits.DocumentNumber.ShouldBeTrue();
        Read([firstLine.Replace('7', '1'), .. Td1[1..]]).CheckDigits.DocumentNumber.ShouldBeFalse();
    }

    /// <summary>Read on 23 November 2026.</summary>
    [Theory]
    [InlineData("261123", "2026-11-23", "2026-11-23")]
    [InlineData("261124", "1926-11-24", "2026-11-24")]
    [InlineData("000229", "2000-02-29", "2000-02-29")]
    [InlineData("360101", "1936-01-01", "2036-01-01")]
    [InlineData("950712", "1995-07-12", "1995-07-12")]
    [InlineData("780101", "1978-01-01", "1978-01-01")]
    [InlineData("760101", "1976-01-01", "2076-01-01")]
    public void A_birth_is_never_in_the_future_and_an_expiry_is_the_nearest(string sixDigits, string birth, string expiry)
    {
        var date = MrzDate.Read(sixDigits)!;

        date.OnOrBefore(Today).ShouldBe(DateOnly.Parse(birth));
        date.Nearest(Today).ShouldBe(DateOnly.Parse(expiry));
    }

    [Theory]
    [InlineData("741<12")]
    [InlineData("740832")]
    [InlineData("740230")]
    [InlineData("74081A")]
    [InlineData("+40812")]
    public void What_is_no_day_is_no_date(string sixCharacters) => MrzDate.Read(sixCharacters).ShouldBeNull();

    [Theory]
    [InlineData("74<<<<")]
    [InlineData("7408<<")]
    [InlineData("<<<<<<")]
    public void A_birth_known_in_part_is_right_and_no_day(string sixCharacters) =>
        MrzDate.Read(sixCharacters)!.OnOrBefore(Today).ShouldBeNull();

    [Fact]
    public void Random_characters_of_any_length_bring_no_exception()
    {
        const int seed = 9303;
        var random = new Random(seed);
        int[] lengths = [90, 72, 88, 0, 30, 89];
        string[] alphabets = ["ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", "0123456789<", "<", "ß\ud800é\0ı\u0661９+- <A0"];
        for (var i = 0; i < 15_000; i++)
        {
            var text = random.GetItems<char>(alphabets[random.Next(alphabets.Length)], lengths[random.Next(lengths.Length)]);

            Should.NotThrow(() => MrzReader.Read([new string(text)], Today), $"seed {seed}, text {i}");
        }
    }

    private static MachineReadableZone Read(params string[] lines) => MrzReader.Read(lines, Today).ShouldNotBeNull();
}
