namespace DigitalBank.Lending.StepUps;

/// <summary>From which amount on the acceptance of an offer in one currency is confirmed.</summary>
internal sealed class AcceptanceStepUpSetting
{
    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = string.Empty;

    /// <summary>In the currency, such as 1000.00: the smallest loan that is confirmed.</summary>
    public decimal From { get; set; }

    /// <returns>What is wrong with it; null when nothing is.</returns>
    public string? FindMistake() =>
        !SharedKernel.Monetary.Currency.TryOf(Currency, out _) ? "must name a currency of ISO 4217"
        : From < 0 ? "must not ask from less than zero on"
        : null;
}
