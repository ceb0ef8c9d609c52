using DigitalBank.Payments.Beneficiaries;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Beneficiaries;

public sealed class PayeeNamesTests
{
    [Theory]
    [InlineData("Maria Schmidt", "Maria Schmidt", "Match")]
    [InlineData("SCHMIDT, Maria", "Maria Schmidt", "Match")]
    [InlineData("Dr. Maria Schmidt", "Maria Schmidt", "Match")]
    [InlineData("Jose Garcia", "José García", "Match")]
    [InlineData("Grossmann Jurgen", "Jürgen Großmann", "Match")]
    [InlineData("O'Brien Sean", "Séan OBrien", "Match")]
    [InlineData("Acme", "Acme GmbH", "Match")]
    [InlineData("M Schmidt", "Maria Schmidt", "CloseMatch")]
    [InlineData("Maria Schmitd", "Maria Schmidt", "CloseMatch")]
    [InlineData("Maria Schmidt", "Maria Anna Schmidt", "CloseMatch")]
    [InlineData("Acmee", "Acme GmbH", "CloseMatch")]
    [InlineData("Schmidt", "Maria Schmidt", "NoMatch")]
    [InlineData("M S", "Maria Schmidt", "NoMatch")]
    [InlineData("M", "Maria", "NoMatch")]
    [InlineData("Peter Schmidt", "Maria Schmidt", "NoMatch")]
    [InlineData("M Schmitd", "Maria Schmidt", "NoMatch")]
    [InlineData("Maria Schmidt", "Maria Anna Elisabeth Schmidt", "NoMatch")]
    [InlineData("Anna Lee", "Anna Lea", "NoMatch")]
    [InlineData("...", "Maria Schmidt", "NoMatch")]
    public void A_name_is_told_only_to_who_nearly_knows_it(string written, string held, string expected)
    {
        PayeeNames.Compare(written, held).ToString().ShouldBe(expected);
        PayeeNames.Compare(held, written).ToString().ShouldBe(expected);
    }
}
