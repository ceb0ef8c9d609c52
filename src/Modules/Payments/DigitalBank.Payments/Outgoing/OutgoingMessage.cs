using DigitalBank.Payments.Booking;
using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Words a batch as a pacs.008 to the correspondent; the same batch always gives the same message.</summary>
internal static class OutgoingMessage
{
    private const string NotProvided = "NOTPROVIDED";

    /// <summary>Both sides pay their own bank, where the payer said nothing.</summary>
    private const string SharedCharges = "SHAR";

    public static InterbankCreditTransfers For(
        OutgoingBatch batch, IReadOnlyCollection<PaymentOrder> payments, Nostro nostro, BankSettings us) => new(
        batch.MessageId,
        batch.CreatedAt,
        SettlementMethod.InstructedAgent,
        Account(nostro.AccountIdentifier),
        ClearingSystem: null,
        batch.ValueDate,
        new AgentIdentification(us.Bic),
        new AgentIdentification(nostro.CorrespondentBic),
        [.. payments.Select(order => CrossBorderMessage.Complete(Transfer(order, us), order, nostro, us))]);

    private static InterbankCreditTransfer Transfer(PaymentOrder order, BankSettings us)
    {
        var details = MessageDetails.Read(order.Details);
        return new InterbankCreditTransfer(
            order.InstructionId,
            order.EndToEndId,
            TransactionIdOf(order),
            order.Uetr,
            order.Amount,
            details?.ChargeBearer ?? SharedCharges,
            details?.Debtor ?? new PartyIdentification(order.DebtorName, []),
            Account(order.DebtorIdentifier),
            new AgentIdentification(us.Bic),
            details?.CreditorAgent ?? Agent(order.CreditorAgentBic),
            details?.Creditor ?? new PartyIdentification(order.CreditorName, []),
            Account(order.CreditorIdentifier),
            InstructedAmount: null,
            details?.UltimateDebtor,
            details?.UltimateCreditor,
            details?.ServiceLevel,
            details?.CategoryPurpose,
            details?.Purpose,
            order.RemittanceInformation,
            details?.CreditorReference);
    }

    /// <summary>Our reference of a payment in messages between banks.</summary>
    public static string TransactionIdOf(PaymentOrder order) => order.Id.ToString("N");

    // An IBAN alone is enough in the euro area; the message still asks for an agent, and this is how its absence is written.
    private static AgentIdentification Agent(string? bic) =>
        bic is null ? new AgentIdentification(Bic: null, OtherId: NotProvided) : new AgentIdentification(bic);

    private static AccountIdentification Account(string identifier) =>
        Iban.TryParse(identifier, out var iban)
            ? new AccountIdentification(iban.ToString(), OtherId: null)
            : new AccountIdentification(Iban: null, identifier);
}
