using DigitalBank.Platform;
using DigitalBank.Risk.Contracts.Screening;
using MediatR;

namespace DigitalBank.Payments.Incoming;

/// <summary>Asks Risk whether the payer of an incoming payment, or whoever it is paid for, may be one of those on the sanctions lists.</summary>
internal sealed class PayerScreening(IMediator bank)
{
    private const int LongestName = 140;

    /// <returns>Why the payment has to wait for a person; null when nothing stands against it.</returns>
    public async Task<HoldReason?> ScreenAsync(IncomingPayment payment, CancellationToken cancellationToken)
    {
        // Whether the payer is a person or a firm is what the payer's side says: neither may get around the entries of the other kind.
        // Whoever stands behind the payer is screened with it, so that one decision covers the payment.
        var screened = await bank.Send(
            new ScreenParty(
                PartyIdOf(payment.Id),
                ScreenedKind.Unknown,
                Shortened(payment.DebtorName!),
                string.IsNullOrWhiteSpace(payment.UltimateDebtorName) ? [] : [Shortened(payment.UltimateDebtorName)],
                BirthDate: null,
                payment.DebtorCountry),
            cancellationToken);
        if (!screened.IsSuccess)
        {
            return HoldReason.ScreeningUnavailable;
        }

        if (screened.Value.Outcome != ScreeningOutcome.Clear)
        {
            return HoldReason.Screening;
        }

        await ForgetAsync(payment.Id, cancellationToken);
        return null;
    }

    /// <summary>The payer of one payment is no party of ours: once it is decided, later lists do not concern it.</summary>
    public Task ForgetAsync(Guid incomingPaymentId, CancellationToken cancellationToken) =>
        bank.Send(new ForgetScreenedParty(PartyIdOf(incomingPaymentId)), cancellationToken);

    /// <summary>Under this id Risk knows the payer.</summary>
    public static Guid PartyIdOf(Guid incomingPaymentId) => DerivedKey.Of("payer-of-incoming-payment", incomingPaymentId);

    private static string Shortened(string name) => (name.Length > LongestName ? name[..LongestName] : name).ReplaceLineEndings(" ");
}
