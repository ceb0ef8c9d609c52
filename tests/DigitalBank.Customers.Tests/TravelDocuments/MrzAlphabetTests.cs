using DigitalBank.Customers.TravelDocuments;

namespace DigitalBank.Customers.Tests.TravelDocuments;

public class MrzAlphabetTests
{
    /// <summary>Spellings of ICAO Doc 9303 part 3, section 6.</summary>
    [Theory]
    [InlineData("Müller", "MUELLER")]
    [InlineData("Mu\u0308ller", "MUELLER")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("Ærøskøbing", "AEROESKOEBING")]
    [InlineData("Þórsdóttir", "THORSDOTTIR")]
    [InlineData("O’Connor", "OCONNOR")]
    [InlineData("Łukasz-Żółć", "LUKASZ ZOLC")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("İnönü", "INOENUE")]
    [InlineData("Щербаков", "SHCHERBAKOV")]
    [InlineData("Юлия", "IULIIA")]
    public void Names_are_written_as_issuers_write_them(string name, string inZone) => MrzAlphabet.Write(name).ShouldBe(inZone);

    [Theory]
    [InlineData("Müller", "MULLER", false, true)]
    [InlineData("Müller", "MUXXLLER", false, true)]
    [InlineData("Müller", "MUELLER", false, true)]
    [InlineData("Müller", "MILLER", false, false)]
    [InlineData("Muñoz", "MUNXXOZ", false, true)]
    [InlineData("Esteves", "ESTEV", false, false)]
    [InlineData("Esteves", "ESTEV", true, true)]
    public void One_name_has_several_spellings(string name, string inZone, bool isCut, bool isSame) =>
        MrzAlphabet.IsSameName(name, inZone, isCut).ShouldBe(isSame);

    [Fact]
    public void A_broken_character_is_left_out() => MrzAlphabet.Write("A\ud800b\0\u4e2d").ShouldBe("AB");
}
