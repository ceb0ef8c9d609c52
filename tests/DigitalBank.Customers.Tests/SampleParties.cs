using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.TestKit;

namespace DigitalBank.Customers.Tests;

/// <summary>Parties with sensible details, so that a test states only what matters.</summary>
internal static class SampleParties
{
    public static string AReference() => Guid.CreateVersion7().ToString("N");

    public static async Task<PartyView> AFirmAsync(this BankFixture bank, string country = "DE") =>
        (await bank.SendAsync(new RegisterOrganisation(AReference(), "Acme GmbH", null, country, null))).EnsureSuccess();

    public static async Task<PartyView> AnnaErikssonAsync(this BankFixture bank) => (await bank.SendAsync(
        new RegisterPerson(AReference(), "Anna Maria", "Eriksson", new DateOnly(1974, 8, 12), "SE", null))).EnsureSuccess();
}
