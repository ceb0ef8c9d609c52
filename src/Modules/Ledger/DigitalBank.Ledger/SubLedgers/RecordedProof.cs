using DigitalBank.Ledger.Contracts.SubLedgers;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.SubLedgers;

/// <summary>What the close of a day found about one control account in one currency. Amounts in minor units.</summary>
internal sealed class RecordedProof
{
    public required DateOnly ClosingDate { get; init; }

    public required string HeaderCode { get; init; }

    public required string CurrencyCode { get; init; }

    public required long Accounts { get; init; }

    public required long ControlDebits { get; init; }

    public required long ControlCredits { get; init; }

    public required long LineDebits { get; init; }

    public required long LineCredits { get; init; }

    public required DateTimeOffset ProvedAt { get; init; }

    public bool Holds => ControlDebits == LineDebits && ControlCredits == LineCredits;

    public SubLedgerProof ToView() => new(
        HeaderCode,
        CurrencyCode,
        Accounts,
        Money.OfMinor(ControlCredits - ControlDebits, Currency.Of(CurrencyCode)),
        Money.OfMinor(LineCredits - LineDebits, Currency.Of(CurrencyCode)),
        Holds,
        ProvedAt);
}
