using DigitalBank.Ledger.Contracts.Accounts;

namespace DigitalBank.Ledger.Data;

/// <summary>An account of the chart. Headers sum up, detail accounts are booked.</summary>
internal sealed class LedgerAccount
{
    public required long Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string? ParentCode { get; set; }

    public required AccountClass Class { get; init; }

    public required bool IsHeader { get; init; }

    /// <summary>ISO 4217; empty for header accounts, so that code and currency together stay unique on every provider.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>Whether staff may book on it by hand.</summary>
    public bool AllowsManualPosting { get; set; }

    /// <summary>Lowest allowed balance on the normal side, in minor units; null never refuses.</summary>
    public long? MinimumBalance { get; set; }

    public LedgerAccountStatus Status { get; set; } = LedgerAccountStatus.Open;

    public LedgerAccountView ToView() => new(
        Id, Code, Name, ParentCode, Class, IsHeader, CurrencyCode.Length == 0 ? null : CurrencyCode, MinimumBalance, Status,
        AllowsManualPosting);
}
