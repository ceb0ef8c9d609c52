using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.ConsumerCodes.Emvco;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Platform.Configuration;
using DigitalBank.TestKit;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.ConsumerCodes;

public sealed class ConsumerPresentedCodeTests
{
    private const string Application = "F04449474954414C42414E4B";

    /// <summary>EMVCo Consumer-Presented Mode 1.1, the worked examples; and codes as wallets show them.</summary>
    [Theory]
    [InlineData("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=", "61.57", "1234567890123458D191220112345F")]
    [InlineData(
        "hQVDUFYwMWETTwegAAAAVVVVUAhQcm9kdWN0MWETTwegAAAAZmZmUAhQcm9kdWN0MmJJWggSNFZ4kBI0WF8gDkNBUkRIT0xERVIvRU1WXy0IcnVlc2RlZW5kIZ8QBwYBCgMAAACfJghYT9OF"
        + "+iNLzJ82AgABnzcEbVjvEw==",
        "62.64.9F26",
        "584FD385FA234BCC")]
    [InlineData(
        "hQVDUFYwMWFYTwigAAADMwEBAVcTYpJhA1hEQzVkHSIQIBAAABiAH180AQBjM58mCFaLEtnaC9l/nycBgJ8QEQcAAQOgAAABCDM5OTk5OTk5nzYCAAGCAgAAnzcE6gZYyA==",
        "61.63.9F36",
        "0001")]
    public void A_published_code_is_accepted_and_read_as_its_issuer_meant_it(string payload, string place, string value)
    {
        var code = ConsumerPresentedCode.Read(payload);

        ConsumerPresentedRules.Judge(payload, code).ShouldBeEmpty();
        var path = place.Split('.');
        var found = code.Objects.First(one => one.Tag == path[0]);
        path[1..].Aggregate(found, (template, tag) => template.Find(tag)!).Hex.ShouldBe(value);
    }

    [Theory]
    [InlineData("", "@0")]
    [InlineData("85", "85")]
    [InlineData("8505435056", "85")]
    [InlineData("85054350563031 00", "@7")]
    [InlineData("85054350563031 61", "61")]
    [InlineData("85054350563031 6180", "61")]
    [InlineData("85054350563031 6181", "61")]
    [InlineData("85054350563031 6183000001", "61")]
    [InlineData("85054350563031 6103 4F0501", "61.4F")]
    [InlineData("85054350563031 6102 5F81", "61.@0")]
    [InlineData("85054350563031 6193 4F07A0000000555555", "61")]
    [InlineData("85054350563031 6108 6306 6304 6302 6300", "61.63.63.63")]
    public void Where_the_sequence_breaks_off_the_whole_code_is_refused(string hex, string place)
    {
        var code = ConsumerPresentedCode.Read(Base64(hex));

        code.IsWellFormed.ShouldBeFalse();
        code.Objects.ShouldBeEmpty();
        code.Fault!.Place.ShouldBe(place);
    }

    [Theory]
    [InlineData("hQVDUFYwMWEaTwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8")]
    [InlineData("hQVDUFYwMWEa TwegAAAAVVVVVw8SNFZ4kBI0WNGRIgESNF8=")]
    [InlineData("00020101")]
    public void What_is_no_Base64_or_no_code_is_refused(string payload) =>
        ConsumerPresentedRules.Judge(payload, ConsumerPresentedCode.Read(payload)).ShouldNotBeEmpty();

    [Theory]
    [InlineData("61094F07A0000000555555", null)]
    [InlineData("", "61")]
    [InlineData("6100", "61.4F")]
    [InlineData("61064F04A0000000", "61.4F")]
    [InlineData("61124F07A00000005555554F07A0000000666666", "61.4F")]
    [InlineData("610B4F07A00000005555555000", "61.50")]
    [InlineData("610D4F07A000000055555557021234", "61.57")]
    [InlineData("61154F07A00000005555555A0A12345678901234567890", "61.5A")]
    [InlineData("61134F07A00000005555555A0812345678901234FF", null)]
    [InlineData("610F4F07A00000005555555F2D03646565", "61.5F2D")]
    [InlineData("61104F07A00000005555559F2604AABBCCDD", "61.9F26")]
    [InlineData("610B4F07A00000005555556400", "61.64")]
    [InlineData("61094F07A000000055555562006200", "62")]
    [InlineData("61094F07A00000005555556300", "63")]
    [InlineData("61094F07A000000055555585054350563031", "85")]
    [InlineData("610F4F07A00000005555556304C1020102", null)]
    public void A_code_that_breaks_a_rule_is_refused_with_the_place(string templates, string? place)
    {
        var payload = Base64("85054350563031" + templates);
        var places = ConsumerPresentedRules.Judge(payload, ConsumerPresentedCode.Read(payload)).Select(finding => finding.Place).ToList();

        places.FirstOrDefault().ShouldBe(place);
    }

    [Fact]
    public void The_version_comes_first_and_the_code_is_no_longer_than_512_characters()
    {
        var application = "61094F07A0000000555555";
        var late = Base64(application + "85054350563031");
        var other = Base64("85054350563032" + application);
        var large = Base64("85054350563031" + application + "C1820180" + new string('0', 768));

        foreach (var payload in new[] { late, other, large })
        {
            ConsumerPresentedRules.Judge(payload, ConsumerPresentedCode.Read(payload)).ShouldHaveSingleItem().Place.ShouldBe("85");
        }
    }

    [Fact]
    public void The_banks_own_code_keeps_the_rules_and_shows_when_it_was_changed()
    {
        var folder = Directory.CreateTempSubdirectory("codes");
        var signatures = new QrSignatures(Options.Create(new PaymentsOptions()), Options.Create(new BankSettings { DataFolder = folder.FullName }));
        var expiresAt = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.Zero);
        var own = new BankConsumerCode(Guid.CreateVersion7(), expiresAt);

        var payload = own.Write(Application, signatures);

        ConsumerPresentedRules.Judge(payload, ConsumerPresentedCode.Read(payload)).ShouldBeEmpty();
        BankConsumerCode.Read(payload, Application, signatures).EnsureSuccess().ShouldBe(own);
        BankConsumerCode.Read(payload, "A0000000555555", signatures).ShouldFailWith("payments.consumer_code_foreign");
        var bytes = Convert.FromBase64String(payload);
        for (var at = bytes.Length - 1; at > bytes.Length - 100; at--)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            BankConsumerCode.Read(Convert.ToBase64String(changed), Application, signatures).IsSuccess.ShouldBeFalse($"byte {at} was changed");
        }
    }

    private static string Base64(string hex) => Convert.ToBase64String(Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal)));
}
