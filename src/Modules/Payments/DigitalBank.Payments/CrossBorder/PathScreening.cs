using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Risk.Contracts.Screening;
using MediatR;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Asks Risk about everybody whom a payment across borders names: payee and payer by name, in one question so that one decision covers the payment.</summary>
internal sealed class PathScreening(IMediator bank)
{
    /// <returns>Null when nothing stands against the payment; else why a person has to look.</returns>
    public async Task<string?> ScreenAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var screened = await bank.Send(
            new ScreenParty(
                PartyIdOf(order.Id),
                ScreenedKind.Unknown, // what the payee is, only the payer says
                order.CreditorName!,
                [order.DebtorName!],
                BirthDate: null,
                Country: order.CreditorAgentBic![4..6]),
            cancellationToken);
        return screened switch
        {
            { IsSuccess: false } => "screening unavailable",
            { Value.Outcome: ScreeningOutcome.Clear } => null,
            _ => "screening",
        };
    }

    /// <summary>The payee of one payment is no party of ours: once it is decided, later lists do not concern it.</summary>
    public Task ForgetAsync(Guid paymentOrderId, CancellationToken cancellationToken) =>
        bank.Send(new ForgetScreenedParty(PartyIdOf(paymentOrderId)), cancellationToken);

    /// <summary>Under this id Risk knows the parties of the payment.</summary>
    public static Guid PartyIdOf(Guid paymentOrderId) => DerivedKey.Of("path-of-payment", paymentOrderId);
}
