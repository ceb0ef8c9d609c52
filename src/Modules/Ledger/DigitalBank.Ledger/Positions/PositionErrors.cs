using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Positions;

internal static class PositionErrors
{
    public static readonly Failure BaseCurrency = new(
        "ledger.base_currency", FailureKind.Invalid, "The bank has no position and no rate in its own base currency.");

    public static readonly Failure RateInvalid = new(
        "ledger.rate_invalid", FailureKind.Invalid,
        "A rate is above zero, below 100,000,000 and has at most 10 decimals; each currency comes once.");

    public static readonly Failure RateSourceInvalid = new(
        "ledger.rate_source_invalid", FailureKind.Invalid, "Rates say where they come from in 1 to 40 characters of plain text.");

    public static readonly Failure RatesUsed = new(
        "ledger.rates_used", FailureKind.Rejected, "Positions have been revalued with the rates of that day: enter new ones for a later day.");
}
