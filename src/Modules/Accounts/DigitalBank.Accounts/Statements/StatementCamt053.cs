using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Accounts.Statements;

/// <summary>A statement as ISO 20022 bank-to-customer statement, written line by line.</summary>
internal static class StatementCamt053
{
    private const int FlushEvery = 500;

    public static async Task WriteAsync(Statement statement, CamtVersion version, Stream stream, CancellationToken cancellationToken)
    {
        using var xml = MessageWriter.Begin(stream, version.MessageName, "BkToCstmrStmt", TextAlphabet.Unicode);
        using (xml.Element("GrpHdr"))
        {
            xml.Code("MsgId", statement.Id);
            xml.Instant("CreDtTm", statement.CreatedAt);
        }

        using (xml.Element("Stmt"))
        {
            WriteHead(xml, statement, version);
            WriteBalance(xml, "OPBD", statement.OpeningBalance, statement.From);
            WriteBalance(xml, "CLBD", statement.ClosingBalance, statement.To);
            WriteSummary(xml, statement.Totals);
            var written = 0;
            await foreach (var line in statement.ReadLines(cancellationToken))
            {
                CamtEntry.Write(xml, line, version);
                if (++written % FlushEvery == 0)
                {
                    xml.Flush();
                }
            }
        }
    }

    private static void WriteHead(MessageWriter xml, Statement statement, CamtVersion version)
    {
        xml.Code("Id", statement.Id);
        if (statement.SequenceNumber is { } number)
        {
            xml.Number("ElctrncSeqNb", number);
            xml.Number("LglSeqNb", number);
        }

        xml.Instant("CreDtTm", statement.CreatedAt);
        using (xml.Element("FrToDt"))
        {
            xml.Instant("FrDtTm", new DateTimeOffset(statement.From, TimeOnly.MinValue, TimeSpan.Zero));
            xml.Instant("ToDtTm", new DateTimeOffset(statement.To, new TimeOnly(23, 59, 59), TimeSpan.Zero));
        }

        using (xml.Element("Acct"))
        {
            CamtEntry.WriteAccountId(xml, statement.Account.Identifier, isIban: statement.Account.Iban is not null);
            xml.Code("Ccy", statement.Account.CurrencyCode);
            using (xml.Element("Ownr"))
            {
                xml.Text("Nm", statement.Account.HolderName, 140);
            }

            using (xml.Element("Svcr"))
            using (xml.Element("FinInstnId"))
            {
                xml.Code(version.BicElement, statement.Servicer.Bic);
            }
        }
    }

    private static void WriteBalance(MessageWriter xml, string kind, Money balance, DateOnly date)
    {
        using (xml.Element("Bal"))
        {
            using (xml.Element("Tp"))
            using (xml.Element("CdOrPrtry"))
            {
                xml.Code("Cd", kind);
            }

            xml.Amount("Amt", balance);
            xml.CreditOrDebit(balance);
            using (xml.Element("Dt"))
            {
                xml.Date("Dt", date);
            }
        }
    }

    private static void WriteSummary(MessageWriter xml, StatementTotals totals)
    {
        using (xml.Element("TxsSummry"))
        {
            using (xml.Element("TtlNtries"))
            {
                xml.Number("NbOfNtries", totals.Count);
                xml.Sum("Sum", (totals.Credits + totals.Debits).ToDecimal());
            }

            WriteSum(xml, "TtlCdtNtries", totals.CreditCount, totals.Credits);
            WriteSum(xml, "TtlDbtNtries", totals.DebitCount, totals.Debits);
        }
    }

    private static void WriteSum(MessageWriter xml, string element, long count, Money sum)
    {
        using (xml.Element(element))
        {
            xml.Number("NbOfNtries", count);
            xml.Sum("Sum", sum.ToDecimal());
        }
    }
}
