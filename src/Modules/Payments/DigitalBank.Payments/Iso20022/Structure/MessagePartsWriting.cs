using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>Writes the parts that messages of the 2019 release share: parties, accounts, banks, remittance information.</summary>
internal static class MessagePartsWriting
{
    public static void Party(this MessageWriter message, string name, PartyIdentification? party)
    {
        if (party is null)
        {
            return;
        }

        using var _ = message.Element(name);
        message.RequiredText("Nm", party.Name, 140);
        message.Address(party);
        message.Identification(party);
    }

    public static void Account(this MessageWriter message, string name, AccountIdentification? account)
    {
        if (account is null || account.Identifier.Length == 0)
        {
            return;
        }

        using var _ = message.Element(name);
        message.AccountParts(account);
    }

    /// <summary>An account that must be there, NOTPROVIDED when it has no number.</summary>
    /// <param name="servicer">The bank that keeps it, where the message has a place for that.</param>
    public static void RequiredAccount(
        this MessageWriter message, string name, AccountIdentification account, AgentIdentification? servicer = null)
    {
        using var _ = message.Element(name);
        message.AccountParts(account);
        message.Agent("Svcr", servicer);
    }

    public static void Agent(this MessageWriter message, string name, AgentIdentification? agent)
    {
        if (agent is null)
        {
            return;
        }

        using var _ = message.Element(name);
        using var institution = message.Element("FinInstnId");
        if (Bic.HasBicForm(agent.Bic))
        {
            message.Code("BICFI", agent.Bic);
            return;
        }

        if (!string.IsNullOrWhiteSpace(agent.ClearingMemberId))
        {
            using var member = message.Element("ClrSysMmbId");
            message.RequiredText("MmbId", agent.ClearingMemberId, 35);
        }

        message.RequiredText("Nm", agent.Name, 140);
    }

    /// <param name="text">One line of 140 characters, which is what payment systems pass on.</param>
    public static void Remittance(this MessageWriter message, string? text, string? creditorReference)
    {
        if (string.IsNullOrWhiteSpace(text) && string.IsNullOrWhiteSpace(creditorReference))
        {
            return;
        }

        using var _ = message.Element("RmtInf");
        message.Text("Ustrd", text, 140);
        if (!string.IsNullOrWhiteSpace(creditorReference))
        {
            using var structured = message.Element("Strd");
            using var information = message.Element("CdtrRefInf");
            using (message.Element("Tp"))
            using (message.Element("CdOrPrtry"))
            {
                message.Code("Cd", "SCOR");
            }

            message.RequiredText("Ref", creditorReference, 35);
        }
    }

    private static void AccountParts(this MessageWriter message, AccountIdentification account)
    {
        using (message.Element("Id"))
        {
            if (account.Iban is not null)
            {
                message.Code("IBAN", account.Iban);
            }
            else
            {
                using var other = message.Element("Othr");
                message.RequiredText("Id", account.OtherId, 34);
            }
        }

        message.Code("Ccy", account.Currency);
    }

    private static void Address(this MessageWriter message, PartyIdentification party)
    {
        var country = party.Country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? party.Country : null;
        if (country is null && party.AddressLines.Count == 0)
        {
            return;
        }

        using var _ = message.Element("PstlAdr");
        message.Code("Ctry", country);
        foreach (var line in party.AddressLines.Take(7))
        {
            message.Text("AdrLine", line, 70);
        }
    }

    private static void Identification(this MessageWriter message, PartyIdentification party)
    {
        if (string.IsNullOrWhiteSpace(party.Identification))
        {
            return;
        }

        using var _ = message.Element("Id");
        using var kind = message.Element(party.IsPerson ? "PrvtId" : "OrgId");
        if (!party.IsPerson && Bic.HasBicForm(party.Identification))
        {
            message.Code("AnyBIC", party.Identification);
            return;
        }

        if (!party.IsPerson && TextRule.Find("Lei")!.Holds(party.Identification))
        {
            message.Code("LEI", party.Identification);
            return;
        }

        using var other = message.Element("Othr");
        message.RequiredText("Id", party.Identification, 35);
    }
}
