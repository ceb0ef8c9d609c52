using System.Numerics;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.SharedKernel.Tests.Identifiers;

/// <summary>Numbers of every country of the registry against the check digits of ISO 7064, reckoned with whole numbers of any length.</summary>
public class IbanOfEveryCountryTests
{
    private const int Seed = 20261123;

    private const string Digits = "0123456789";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Fact]
    public void Any_number_of_any_country_has_one_pair_of_check_digits_and_reads_back()
    {
        var random = new Random(Seed);
        IbanRegistry.Countries.Count.ShouldBeGreaterThan(80);
        foreach (var country in IbanRegistry.Countries.Order())
        {
            for (var i = 0; i < 10; i++)
            {
                var bban = string.Concat(IbanRegistry.KindsOf(country)!.Select(kind => OneOf(kind, random)));
                var checkDigits = 98 - (int)(Number($"{bban}{country}00") % 97);

                var iban = Iban.Create(country, bban);

                (iban.ToString(), iban.Bban).ShouldBe(($"{country}{checkDigits:D2}{bban}", bban), $"seed {Seed}");
                Enumerable.Range(0, 100).Where(digits => Iban.TryParseElectronic($"{country}{digits:D2}{bban}", out _, out _))
                    .ShouldBe([checkDigits], $"{country} {bban}, seed {Seed}");
            }
        }
    }

    private static char OneOf(char kind, Random random)
    {
        var characters = kind switch { 'n' => Digits, 'a' => Letters, _ => Digits + Letters };
        return characters[random.Next(characters.Length)];
    }

    private static BigInteger Number(string text) =>
        BigInteger.Parse(string.Concat(text.Select(c => char.IsAsciiDigit(c) ? c.ToString() : (c - 'A' + 10).ToString())));
}
