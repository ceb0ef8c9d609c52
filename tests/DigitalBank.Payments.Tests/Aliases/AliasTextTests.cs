using DigitalBank.Payments.Aliases;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Aliases;

public sealed class AliasTextTests
{
    [Theory]
    [InlineData("+49 151 1234 5678", "+4915112345678")]
    [InlineData("0049 (151) 1234-5678", "+4915112345678")]
    [InlineData("+1.202.555/0123", "+12025550123")]
    [InlineData(" Ada@Example.ORG ", "ada@example.org")]
    [InlineData("o'brien+bank@mail.example.co.uk", "o'brien+bank@mail.example.co.uk")]
    [InlineData("@Ada.Lovelace", "@ada.lovelace")]
    public void What_people_type_has_one_form(string typed, string kept)
    {
        AliasText.TryParse(typed, out var alias).ShouldBeTrue();
        alias!.Value.ShouldBe(kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0151 12345678")] // whose country?
    [InlineData("+0151 12345678")]
    [InlineData("+49 151")]
    [InlineData("+1234567890123456")] // sixteen digits
    [InlineData("+49 151 1234x678")]
    [InlineData("+٤٩١٥١١٢٣٤٥٦٧٨")] // digits, not those of E.164
    [InlineData("ada@localhost")]
    [InlineData("ada@@example.org")]
    [InlineData("ada..l@example.org")]
    [InlineData("ada@-example.org")]
    [InlineData("ada lovelace@example.org")]
    [InlineData("@ad")]
    [InlineData("@1ada")]
    [InlineData("@ada lovelace")]
    public void What_is_no_alias_is_refused(string typed) => AliasText.TryParse(typed, out _).ShouldBeFalse();

    [Fact]
    public void Any_text_has_an_answer()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => random.Next(3) == 0 ? "@+.0"[random.Next(4)] : (char)random.Next(0x250)));
            if (AliasText.TryParse(text, out var alias))
            {
                AliasText.TryParse(alias.Value, out var again).ShouldBeTrue($"seed {Seed}, text {i}");
                again.ShouldBe(alias, $"seed {Seed}, text {i}: the one form is its own form");
            }
        }
    }

    [Theory]
    [InlineData("Ada Lovelace", "A*** L***")]
    [InlineData("Øyvind  van der Berg", "Ø*** v*** d*** B***")]
    [InlineData("𠮷田", "𠮷***")]
    [InlineData("", "")]
    public void A_payer_is_shown_first_letters(string name, string shown) => AliasBook.Masked(name).ShouldBe(shown);
}
