using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Accounts.Statements;

/// <summary>One line of a statement as <c>Ntry</c>.</summary>
internal static class CamtEntry
{
    /// <summary>ISO 20022 limits: Max140Text for names and lines of remittance information, Max35Text for references.</summary>
    private const int NameLength = 140;

    private const int ReferenceLength = 35;

    public static void Write(MessageWriter xml, StatementLine line, CamtVersion version)
    {
        using (xml.Element("Ntry"))
        {
            xml.Code("NtryRef", line.Reference);
            xml.Amount("Amt", line.Booked.Amount);
            WriteSide(xml, line);
            if (line.Booked.Reverses is not null)
            {
                xml.Flag("RvslInd", true);
            }

            WriteStatus(xml, version);
            WriteDate(xml, "BookgDt", line.Booked.BookingDate);
            WriteDate(xml, "ValDt", line.Booked.ValueDate);
            xml.Code("AcctSvcrRef", line.Reference);
            using (xml.Element("BkTxCd"))
            using (xml.Element("Prtry"))
            {
                xml.Text("Cd", line.Booked.EventCode, ReferenceLength);
                xml.Text("Issr", line.Booked.Source, ReferenceLength);
            }

            if (line.Narrative is { } narrative)
            {
                WriteDetails(xml, line, narrative, version);
            }
        }
    }

    public static void WriteAccountId(MessageWriter xml, string identifier, bool isIban)
    {
        using (xml.Element("Id"))
        {
            if (isIban)
            {
                xml.Code("IBAN", identifier);
                return;
            }

            using (xml.Element("Othr"))
            {
                xml.Reference("Id", identifier, 34);
            }
        }
    }

    private static void WriteSide(MessageWriter xml, StatementLine line) => xml.Code("CdtDbtInd", line.IsCredit ? "CRDT" : "DBIT");

    private static void WriteStatus(MessageWriter xml, CamtVersion version)
    {
        if (!version.WrapsStatusAndParties)
        {
            xml.Code("Sts", "BOOK");
            return;
        }

        using (xml.Element("Sts"))
        {
            xml.Code("Cd", "BOOK");
        }
    }

    private static void WriteDate(MessageWriter xml, string element, DateOnly date)
    {
        using (xml.Element(element))
        {
            xml.Date("Dt", date);
        }
    }

    private static void WriteDetails(MessageWriter xml, StatementLine line, EntryNarrative narrative, CamtVersion version)
    {
        using (xml.Element("NtryDtls"))
        using (xml.Element("TxDtls"))
        {
            using (xml.Element("Refs"))
            {
                xml.Code("AcctSvcrRef", line.Reference);
                if (narrative.EndToEndId is { Length: > 0 } endToEndId)
                {
                    xml.Reference("EndToEndId", endToEndId, ReferenceLength);
                }
            }

            if (version.WrapsStatusAndParties)
            {
                // Version 08 wants the amount again; version 02 has no place for it.
                xml.Amount("Amt", line.Booked.Amount);
                WriteSide(xml, line);
            }

            WriteParties(xml, narrative, version);
            if (!string.IsNullOrWhiteSpace(narrative.RemittanceInformation))
            {
                using (xml.Element("RmtInf"))
                {
                    xml.TextLines("Ustrd", narrative.RemittanceInformation, NameLength, maxLines: 10);
                }
            }
        }
    }

    private static void WriteParties(MessageWriter xml, EntryNarrative narrative, CamtVersion version)
    {
        if (narrative is { DebtorName: null, DebtorAccount: null, CreditorName: null, CreditorAccount: null })
        {
            return;
        }

        using (xml.Element("RltdPties"))
        {
            WriteParty(xml, "Dbtr", narrative.DebtorName, version);
            WriteAccount(xml, "DbtrAcct", narrative.DebtorAccount);
            WriteParty(xml, "Cdtr", narrative.CreditorName, version);
            WriteAccount(xml, "CdtrAcct", narrative.CreditorAccount);
        }
    }

    private static void WriteParty(MessageWriter xml, string element, string? name, CamtVersion version)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return;
        }

        using (xml.Element(element))
        {
            if (!version.WrapsStatusAndParties)
            {
                xml.Text("Nm", name, NameLength);
                return;
            }

            using (xml.Element("Pty"))
            {
                xml.Text("Nm", name, NameLength);
            }
        }
    }

    private static void WriteAccount(MessageWriter xml, string element, string? account)
    {
        if (!string.IsNullOrWhiteSpace(account))
        {
            using (xml.Element(element))
            {
                WriteAccountId(xml, account, Iban.TryParseElectronic(account, out _, out _));
            }
        }
    }
}
