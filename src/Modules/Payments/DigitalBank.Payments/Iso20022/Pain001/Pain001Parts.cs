using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pain001;

/// <summary>Turns the elements of a pain.001, whose structure was checked before, into what they mean.</summary>
/// <remarks>Blocks and payments carry the findings of the business rules.</remarks>
internal static class Pain001Parts
{
    public static CreditTransferHeader Header(string messageName, MessageElement header) => new(
        messageName,
        header.Value("MsgId")!,
        MessageParts.Instant(header.Find("CreDtTm")!),
        MessageParts.Count(header.Find("NbOfTxs")!),
        header.Find("CtrlSum") is { } sum ? MessageParts.Decimal(sum) : null,
        MessageParts.Party(header.Find("InitgPty")!));

    public static PaymentInformation Block(int number, MessageElement block) => new(
        number,
        block.Value("PmtInfId")!,
        block.Value("PmtMtd")!,
        MessageParts.Flag(block.Value("BtchBookg")),
        block.Find("NbOfTxs") is { } count ? MessageParts.Count(count) : null,
        block.Find("CtrlSum") is { } sum ? MessageParts.Decimal(sum) : null,
        MessageParts.CodeOf(block.Find("PmtTpInf/SvcLvl")),
        MessageParts.CodeOf(block.Find("PmtTpInf/CtgyPurp")),
        MessageParts.Date(block.Find("ReqdExctnDt")!),
        MessageParts.Party(block.Find("Dbtr")!),
        MessageParts.Account(block.Find("DbtrAcct")!),
        MessageParts.Agent(block.Find("DbtrAgt")!),
        MessageParts.Party(block.Find("UltmtDbtr")),
        block.Value("ChrgBr"))
    {
        Findings = Present(
            AccountRules.WrongIban(block.Find("DbtrAcct"), ReasonCodes.InvalidDebtorAccountNumber),
            NoAccount(block.Find("DbtrAcct")!),
            Cheque(block.Find("PmtMtd")!)),
    };

    public static CreditTransfer Payment(
        PaymentInformation block, long number, MessageElement payment, SeenReferences references)
    {
        var instructed = InstructedAmount(payment);
        var (amount, wrongAmount) = AmountRules.Read(instructed);
        var equivalent = Equivalent(payment);
        var remittance = payment.Find("RmtInf");
        return new CreditTransfer(
            block,
            number,
            payment.Value("PmtId/InstrId"),
            payment.Value("PmtId/EndToEndId")!,
            payment.Value("PmtId/UETR"),
            instructed.Text.Trim(),
            payment.Value("Amt/EqvtAmt/CcyOfTrf") ?? instructed.Currency!,
            equivalent is null ? amount : null,
            payment.Value("ChrgBr") ?? block.ChargeBearer,
            MessageParts.Party(payment.Find("UltmtDbtr")) ?? block.UltimateDebtor,
            MessageParts.Agent(payment.Find("CdtrAgt")),
            MessageParts.Party(payment.Find("Cdtr")),
            MessageParts.Account(payment.Find("CdtrAcct")),
            MessageParts.Party(payment.Find("UltmtCdtr")),
            MessageParts.CodeOf(payment.Find("Purp")),
            MessageParts.Remittance(remittance),
            MessageParts.CreditorReference(remittance))
        {
            Line = payment.Line,
            Findings =
            [
                .. block.Findings,
                .. Present(
                    wrongAmount,
                    equivalent,
                    AmountRules.Zero(instructed),
                    AccountRules.WrongIban(payment.Find("CdtrAcct"), ReasonCodes.InvalidCreditorAccountNumber),
                    references.Repeated(payment.Find("PmtId/UETR"))),
            ],
        };
    }

    /// <summary>The amount that the control sum counts.</summary>
    public static MessageElement InstructedAmount(MessageElement payment) =>
        payment.Find("Amt/InstdAmt") ?? payment.Find("Amt/EqvtAmt/Amt")!;

    private static MessageFinding? Equivalent(MessageElement payment) =>
        payment.Find("Amt/EqvtAmt") is { } equivalent && equivalent.Value("CcyOfTrf") != equivalent.Find("Amt")!.Currency
            ? equivalent.Finding(
                ReasonCodes.NotAllowedAmount,
                "The bank doesn't convert an equivalent amount; give the amount in the currency of the payment.")
            : null;

    private static MessageFinding? NoAccount(MessageElement account) => account.Find("Id") is null
        ? account.Finding(ReasonCodes.InvalidDebtorAccountNumber, "The debtor's account has no number.")
        : null;

    private static MessageFinding? Cheque(MessageElement method) => method.Text == "CHK"
        ? method.Finding(ReasonCodes.TransactionForbidden, "The bank doesn't write cheques.")
        : null;

    private static IReadOnlyList<MessageFinding> Present(params MessageFinding?[] findings) => [.. findings.OfType<MessageFinding>()];
}
