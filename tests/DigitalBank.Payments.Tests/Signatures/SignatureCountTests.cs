using DigitalBank.Payments.Signatures;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Signatures;

public sealed class SignatureCountTests
{
    private static readonly Dictionary<char, Guid> People = "abcdxy".ToDictionary(letter => letter, _ => Guid.NewGuid());

    /// <summary>Directors a, b and c; c is also one of the clerks x and y.</summary>
    private static readonly SignatoryGroup[] Groups =
    [
        new("directors", [People['a'], People['b'], People['c']]),
        new("clerks", [People['c'], People['x'], People['y']]),
    ];

    [Theory]
    [InlineData("", false)]
    [InlineData("a", false)]
    [InlineData("ab", true)] // two directors
    [InlineData("ax", true)] // a director and a clerk
    [InlineData("xy", false)]
    [InlineData("c", false)] // one person is not two
    [InlineData("ca", true)]
    [InlineData("xc", true)] // c as the director
    [InlineData("ad", false)] // d belongs to nobody
    public void Two_directors_or_a_director_and_a_clerk_are_enough(string signers, bool expected)
    {
        var band = new SigningBand(
            default,
            [
                new SigningCombination([new GroupCount("directors", 2)]),
                new SigningCombination([new GroupCount("directors", 1), new GroupCount("clerks", 1)]),
            ]);

        SignatureCount.IsEnough(band, Groups, [.. signers.Select(letter => People[letter])]).ShouldBe(expected);
    }

    [Fact]
    public void Whoever_belongs_to_both_groups_takes_the_place_that_makes_it_complete_in_whatever_order_they_sign()
    {
        var band = new SigningBand(default, [new SigningCombination([new GroupCount("directors", 2), new GroupCount("clerks", 1)])]);

        SignatureCount.IsEnough(band, Groups, [People['c'], People['a'], People['x']]).ShouldBeTrue();
        SignatureCount.IsEnough(band, Groups, [People['a'], People['b'], People['c']]).ShouldBeTrue();
        SignatureCount.IsEnough(band, Groups, [People['x'], People['c'], People['y']]).ShouldBeFalse();
    }
}
