using System.Text.Json;
using System.Text.RegularExpressions;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.SharedKernel.Tests.Identifiers;

public partial class PublishedIdentifiersTests
{
    public static TheoryData<string, string, bool> Cases()
    {
        // Two sources list the same number here and there; each distinct case counts once.
        var cases = new TheoryData<string, string, bool>();
        foreach (var row in SharedData.Rows("identifiers/identifiers.csv").DistinctBy(row => (row["kind"], row["value"])))
        {
            cases.Add(row["kind"], row["value"], row["expected"] == "valid");
        }

        return cases;
    }

    [SharedDataTheory, MemberData(nameof(Cases))]
    public void Every_published_identifier_is_judged_as_published(string kind, string value, bool isValid) =>
        IsValid(kind, value).ShouldBe(isValid);

    [SharedDataFact]
    public void Every_country_of_the_published_registry_has_the_structure_it_states()
    {
        using var registry = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("identifiers/iban_registry.json")));
        foreach (var country in registry.RootElement.EnumerateObject())
        {
            var stated = string.Concat(Field().Matches(country.Value.GetProperty("bban_spec").GetString()!)
                .Select(field => new string(field.Groups["kind"].Value[0], int.Parse(field.Groups["count"].ValueSpan))));

            IbanRegistry.KindsOf(country.Name).ShouldBe(stated, country.Name);
            IbanRegistry.LengthOf(country.Name).ShouldBe(country.Value.GetProperty("iban_length").GetInt32(), country.Name);
        }
    }

    private static bool IsValid(string kind, string value) => kind switch
    {
        "iban" => Iban.TryParse(value, out _),
        "bic" => Bic.TryParse(value, out _),
        "lei" => Lei.TryParse(value, out _),
        "isin" => Isin.TryParse(value, out _),
        "iso11649" => CreditorReference.TryParse(value, out _),
        "luhn" => CheckDigits.PassLuhn(value),
        _ => throw new InvalidOperationException($"A new kind of identifier: {kind}."),
    };

    [GeneratedRegex("(?<count>[0-9]+)!(?<kind>[nac])")]
    private static partial Regex Field();
}
