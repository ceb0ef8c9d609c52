using System.Globalization;
using DigitalBank.Customers.TravelDocuments;

namespace DigitalBank.Customers.Tests.TravelDocuments;

/// <summary>Zones of documents that nobody has issued, written here by ICAO Doc 9303 parts 3 to 6 and read by the bank.</summary>
public class ArbitraryZoneTests
{
    private const int Seed = 20261123;

    private const string Digits = "0123456789";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("Td1")]
    [InlineData("Td2")]
    [InlineData("Td3")]
    public void Any_document_reads_as_it_was_written_and_no_changed_digit_passes(string format)
    {
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var (lines, number, birth, expiry, family, given) = ADocument(format, random);

            var zone = MrzReader.Read(lines, Today)!;

            var written = $"{string.Join('\n', lines)}\nseed {Seed}";
            zone.Findings.ShouldBeEmpty(written);
            (zone.Format.ToString(), zone.DocumentNumber, zone.BirthDate, zone.ExpiryDate, zone.FamilyNames, zone.GivenNames)
                .ShouldBe((format, number, birth, expiry, family.Replace('<', ' '), given.Replace('<', ' ')), written);

            var (line, place) = format == "Td1" ? (1, random.Next(0, 7)) : (1, random.Next(13, 20));
            var wrong = (char)('0' + ((lines[line][place] - '0' + random.Next(1, 10)) % 10));
            string[] changed = [.. lines];
            changed[line] = lines[line][..place] + wrong + lines[line][(place + 1)..];
            MrzReader.Read(changed, Today)!.Findings.ShouldNotBeEmpty(written);
        }
    }

    private static (string[] Lines, string Number, DateOnly Birth, DateOnly Expiry, string Family, string Given) ADocument(string format, Random random)
    {
        var number = Word(Digits + Letters, random.Next(5, 10), random);
        var (birth, expiry) = (Today.AddDays(-random.Next(36_000)), Today.AddDays(random.Next(-4_000, 4_000)));
        var family = Name(random);
        var given = Name(random);
        var names = $"{family}<<{given}";
        var (n, b, e) = (Checked(number.PadRight(9, '<')), Checked(Six(birth)), Checked(Six(expiry)));
        var sex = "MF<"[random.Next(3)];
        var optional = Word(Digits + Letters, random.Next(0, 7), random);
        string[] lines = format switch
        {
            "Td1" => WithComposite($"I<UTO{n}{optional.PadRight(15, '<')}", $"{b}{sex}{e}UTO{"".PadRight(11, '<')}", names),
            "Td2" => [$"I<UTO{names.PadRight(31, '<')}", Closed($"{n}UTO{b}{sex}{e}{optional.PadRight(7, '<')}")],
            _ => [$"P<UTO{names.PadRight(39, '<')}", Closed($"{n}UTO{b}{sex}{e}{Checked(optional.PadRight(14, '<'))}")],
        };
        return (lines, number, birth, expiry, family, given);
    }

    private static string[] WithComposite(string first, string second, string names) =>
        [first, second + Digit(first[5..] + second[..7] + second[8..15] + second[18..]), names.PadRight(30, '<')];

    /// <summary>Of the second line of TD2 and TD3: number, birth, and everything from the expiry on.</summary>
    private static string Closed(string line) => line + Digit(line[..10] + line[13..20] + line[21..]);

    private static string Checked(string field) => field + Digit(field);

    private static string Six(DateOnly day) => day.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static string Name(Random random) => string.Join('<', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Word(Letters, random.Next(2, 7), random)));

    private static string Word(string characters, int length, Random random) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => characters[random.Next(characters.Length)]));

    /// <summary>Doc 9303 part 3, section 4.9: weights 7, 3, 1; letters count from 10, the filler is 0.</summary>
    private static char Digit(string field)
    {
        var sum = 0;
        for (var i = 0; i < field.Length; i++)
        {
            var value = field[i] == '<' ? 0 : char.IsAsciiDigit(field[i]) ? field[i] - '0' : field[i] - 'A' + 10;
            sum += value * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }

        return (char)('0' + (sum % 10));
    }
}
