using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;

namespace DigitalBank.Payments.Files;

/// <summary>How ISO 20022 words the state of a payment towards its payer.</summary>
/// <remarks>Source: ISO 20022 External Code Sets, ExternalPaymentTransactionStatus1Code.</remarks>
internal static class PaymentStatusCodes
{
    public static ReportedStatus Reported(PaymentOrderStatus status) => status switch
    {
        PaymentOrderStatus.Rejected => ReportedStatus.Rejected,
        PaymentOrderStatus.Settled => ReportedStatus.AcceptedSettlementCompleted,
        PaymentOrderStatus.Booked or PaymentOrderStatus.Sent => ReportedStatus.AcceptedSettlementInProcess,
        PaymentOrderStatus.Scheduled => ReportedStatus.AcceptedCustomerProfile,
        _ => ReportedStatus.Received,
    };

    public static string Of(PaymentOrderStatus status) => status switch
    {
        PaymentOrderStatus.Rejected => "RJCT",
        PaymentOrderStatus.Settled => "ACSC",
        PaymentOrderStatus.Booked or PaymentOrderStatus.Sent => "ACSP",
        PaymentOrderStatus.Scheduled => "ACCP",
        _ => "RCVD",
    };
}
