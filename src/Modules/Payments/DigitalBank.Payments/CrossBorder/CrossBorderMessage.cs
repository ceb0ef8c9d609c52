using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Configuration;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>What a pacs.008 says about a payment across borders beside what it says about any payment.</summary>
/// <remarks>
/// A charge that the payer pays in advance (DEBT) is part of the settlement amount and goes to the correspondent; one that we take off (CRED) is
/// told as ours. Source: CBPR+ usage guidelines of pacs.008, Charges Information.
/// </remarks>
internal static class CrossBorderMessage
{
    public static InterbankCreditTransfer Complete(InterbankCreditTransfer transfer, PaymentOrder order, Nostro nostro, BankSettings us)
    {
        if (order.Exchange is not { } exchange)
        {
            return transfer;
        }

        var isConverted = exchange.Ordered.Currency != order.Amount.Currency;
        return transfer with
        {
            InstructedAmount = exchange.Ordered,
            ExchangeRate = isConverted ? QuotedRate.InIsoDigits(1 / exchange.Rate) : null,
            ChargeBearer = exchange.ChargeBearer.IsoCode(),
            Charge = exchange switch
            {
                { ChargeBearer: ChargeBearer.Our, CorrespondentCharge.IsPositive: true } =>
                    (exchange.CorrespondentCharge, new AgentIdentification(nostro.CorrespondentBic)),
                { ChargeBearer: ChargeBearer.Ben } => (exchange.BankCharge, new AgentIdentification(us.Bic)),
                _ => null,
            },
            IntermediaryAgent = exchange.IntermediaryBic is { } bic ? new AgentIdentification(bic) : null,
        };
    }
}
