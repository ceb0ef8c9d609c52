using DigitalBank.Lending.Actus;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Actus;

/// <summary>The test cases that the ACTUS foundation publishes for each contract type.</summary>
public class PublishedContractTests
{
    [SharedDataTheory]
    [InlineData("pam", 13)]
    [InlineData("lam", 16)]
    [InlineData("nam", 11)]
    [InlineData("ann", 16)]
    [InlineData("lax", 9)]
    [InlineData("clm", 8)]
    public void Every_event_of_every_published_contract_comes_out(string type, int cases) =>
        PublishedCases.CheckEveryCaseOf($"actus_{type}.json", ActusCases.Read).ShouldBe($"{cases} of {cases}");
}
