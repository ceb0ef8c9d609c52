namespace DigitalBank.Payments.Settlement;

/// <summary>A bank that settles with the others in net amounts, in one currency, over an account that it keeps here.</summary>
internal sealed class SettlementParticipant
{
    public Guid Id { get; init; }

    /// <summary>In eleven characters.</summary>
    public string Bic { get; init; } = string.Empty;

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>The account here that its net amounts are booked on.</summary>
    public long LedgerAccountId { get; init; }

    /// <summary>Minor units by which it may owe more than it is owed in a window; never exceeded.</summary>
    public long DebitCapMinor { get; private set; }

    public int Version { get; private set; }

    public void SetDebitCap(long debitCapMinor)
    {
        DebitCapMinor = debitCapMinor;
        Version++;
    }
}
