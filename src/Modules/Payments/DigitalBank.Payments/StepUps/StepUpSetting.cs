using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.StepUps;

/// <summary>From which amounts on customers confirm a payment in one currency with a code of their second factor.</summary>
internal sealed class StepUpSetting
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>In the currency, such as 30.00: the smallest payment that is confirmed.</summary>
    public decimal From { get; set; }

    /// <summary>The same for a payee whom the customer has not had in the book for long enough; null for <see cref="From"/>.</summary>
    public decimal? NewPayeeFrom { get; set; }

    public decimal Smallest => Math.Min(From, NewPayeeFrom ?? From);

    public bool Asks(Money amount, bool isNewPayee) => amount.ToDecimal() >= (isNewPayee ? NewPayeeFrom ?? From : From);

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public string? FindMistake() =>
        !SharedKernel.Monetary.Currency.TryOf(Currency, out _) ? "must name a currency of ISO 4217"
        : From < 0 || NewPayeeFrom < 0 ? "must not ask from less than zero on"
        : null;
}
