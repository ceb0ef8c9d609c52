using DigitalBank.Payments.Iso20022.Camt029;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Simulator;

/// <summary>Words what the simulated bank says.</summary>
/// <param name="them">The bank that is served.</param>
internal sealed class SimulatedMessages(AgentIdentification us, AgentIdentification them, AccountIdentification account, TimeProvider clock)
{
    private const string StatementName = "camt.053.001.08";

    private int _written;

    public byte[] Status(IReadOnlyList<(OriginalPayment Payment, string? RejectReason)> payments) => Written((id, stream) => Pacs002Writer.Write(
        stream,
        new InterbankStatusReport(
            id,
            clock.GetUtcNow(),
            us,
            them,
            payments[0].Payment.MessageId ?? "NOTPROVIDED",
            payments[0].Payment.MessageName ?? Pacs008Writer.MessageName,
            GroupStatus: null,
            [],
            payments.Select((one, number) => new InterbankPaymentStatus(
                FormattableString.Invariant($"S-{number + 1}"),
                one.Payment,
                one.RejectReason is null ? ReportedStatus.AcceptedSettlementCompleted : ReportedStatus.Rejected,
                one.RejectReason is null ? [] : [new StatusReason(one.RejectReason)])))));

    public byte[] Returns(IReadOnlyList<(OriginalPayment Payment, string Reason)> payments) => Written((id, stream) => Pacs004Writer.Write(
        stream,
        Header(id),
        [.. payments.Select((one, number) => new PaymentReturn(
            FormattableString.Invariant($"R-{number + 1}"), one.Payment, one.Payment.Amount!.Value, ChargeBearer: null, [new StatusReason(one.Reason)]))]));

    public byte[] Transfers(IReadOnlyList<InterbankCreditTransfer> payments) => Written((id, stream) => Pacs008Writer.Write(
        stream,
        new InterbankCreditTransfers(
            id, clock.GetUtcNow(), SettlementMethod.InstructedAgent, account, ClearingSystem: null, Today, us, them, [.. payments])));

    public byte[] Recall(OriginalPayment payment, string reason) => Written((id, stream) => Camt056Writer.Write(
        stream,
        new CancellationCase(id, clock.GetUtcNow(), us, them, id, us),
        [new PaymentCancellation(id, payment, [new StatusReason(reason)])]));

    public byte[] RecallAnswer(string caseId, OriginalPayment payment, CancellationOutcome outcome, string? reason) => Written((id, stream) => Camt029Writer.Write(
        stream,
        new CancellationCase(id, clock.GetUtcNow(), us, them, caseId, them),
        [new CancellationAnswer(id, payment, outcome, reason is null ? [] : [new StatusReason(reason)])]));

    /// <summary>A camt.053 of the account that the simulated bank keeps.</summary>
    public byte[] Statement(int number, DateOnly date, Money opening, IReadOnlyList<SimulatedEntry> entries)
    {
        using var content = new MemoryStream();
        using (var message = MessageWriter.Begin(content, StatementName, "BkToCstmrStmt", TextAlphabet.Interbank))
        {
            var id = FormattableString.Invariant($"SIM-STATEMENT-{number}-{date:yyyyMMdd}");
            using (message.Element("GrpHdr"))
            {
                message.RequiredText("MsgId", id, 35);
                message.Instant("CreDtTm", clock.GetUtcNow());
            }

            using var statement = message.Element("Stmt");
            message.RequiredText("Id", id, 35);
            message.Instant("CreDtTm", clock.GetUtcNow());
            WriteAccount(message);
            WriteBalance(message, "OPBD", opening, date);
            WriteBalance(message, "CLBD", entries.Aggregate(opening, (balance, entry) => balance + entry.Amount), date);
            foreach (var entry in entries)
            {
                WriteEntry(message, entry, date);
            }
        }

        return content.ToArray();
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private InterbankHeader Header(string id) => new(
        id, clock.GetUtcNow(), SettlementMethod.InstructedAgent, account, ClearingSystem: null, Today, us, them);

    private byte[] Written(Action<string, Stream> write)
    {
        using var content = new MemoryStream();
        write(FormattableString.Invariant($"SIM-{++_written:D9}"), content);
        return content.ToArray();
    }

    private void WriteAccount(MessageWriter message)
    {
        using var _ = message.Element("Acct");
        using (message.Element("Id"))
        using (message.Element("Othr"))
        {
            message.RequiredText("Id", account.Identifier, 34);
        }

        message.Code("Ccy", "EUR");
    }

    private static void WriteBalance(MessageWriter message, string type, Money balance, DateOnly date)
    {
        using var _ = message.Element("Bal");
        using (message.Element("Tp"))
        using (message.Element("CdOrPrtry"))
        {
            message.Code("Cd", type);
        }

        message.Amount("Amt", balance);
        message.CreditOrDebit(balance);
        using var day = message.Element("Dt");
        message.Date("Dt", date);
    }

    private static void WriteEntry(MessageWriter message, SimulatedEntry entry, DateOnly date)
    {
        using var _ = message.Element("Ntry");
        message.Amount("Amt", entry.Amount);
        message.CreditOrDebit(entry.Amount);
        using (message.Element("Sts"))
        {
            message.Code("Cd", "BOOK");
        }

        using (message.Element("BookgDt"))
        {
            message.Date("Dt", date);
        }

        message.Text("AcctSvcrRef", entry.Reference, 35);
        using (message.Element("BkTxCd"))
        using (message.Element("Prtry"))
        {
            message.Code("Cd", "PMT");
        }

        if (entry.Uetr is not null)
        {
            using var details = message.Element("NtryDtls");
            using var transaction = message.Element("TxDtls");
            using var references = message.Element("Refs");
            message.Text("EndToEndId", entry.EndToEndId, 35);
            message.Code("UETR", entry.Uetr);
        }
    }
}
