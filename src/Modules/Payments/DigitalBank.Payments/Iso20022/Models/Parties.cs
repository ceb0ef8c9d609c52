namespace DigitalBank.Payments.Iso20022.Models;

/// <summary>A party as a message names it.</summary>
/// <param name="Name">At most 140 characters.</param>
/// <param name="AddressLines">The postal address in reading order, structured parts joined into lines.</param>
/// <param name="Country">ISO 3166 code of the address.</param>
/// <param name="Identification">First identification given: BIC, LEI, or another number.</param>
/// <param name="IsPerson">The identification is that of a person, not of an organisation.</param>
internal sealed record PartyIdentification(
    string? Name,
    IReadOnlyList<string> AddressLines,
    string? Country = null,
    string? Identification = null,
    bool IsPerson = false);

/// <summary>An account as a message names it: an IBAN, or another number with its scheme.</summary>
/// <param name="Iban">As written in the message; the reader checks it and reports a wrong one with the payment.</param>
/// <param name="OtherId">At most 34 characters; given when there is no IBAN.</param>
/// <param name="Currency">ISO 4217 code, when the message says in which currency the account is kept.</param>
internal sealed record AccountIdentification(string? Iban, string? OtherId, string? Currency = null, string? Name = null)
{
    /// <summary>The IBAN or the other number.</summary>
    public string Identifier => Iban ?? OtherId ?? string.Empty;
}

/// <summary>A bank as a message names it.</summary>
/// <param name="Bic">8 or 11 characters.</param>
/// <param name="ClearingMemberId">Member of a clearing system, where there is no BIC.</param>
internal sealed record AgentIdentification(string? Bic, string? ClearingMemberId = null, string? Name = null, string? OtherId = null);
