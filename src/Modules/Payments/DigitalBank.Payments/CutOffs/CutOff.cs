namespace DigitalBank.Payments.CutOffs;

/// <summary>By which way a payment leaves the bank, as far as its times differ.</summary>
internal enum PaymentScheme
{
    /// <summary>A credit transfer in the currency in which it was ordered.</summary>
    CreditTransfer = 1,

    /// <summary>A payment that was quoted before, mostly into another currency.</summary>
    CrossBorder = 2,
}

/// <summary>Until when a payment of a currency and scheme counts on its day, from a business date on until the next one begins.</summary>
internal sealed class CutOff
{
    public Guid Id { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    public PaymentScheme Scheme { get; init; }

    /// <summary>First business date for which it holds.</summary>
    public DateOnly ValidFrom { get; init; }

    /// <summary>An order at this time of day is late already.</summary>
    public TimeOnly Time { get; private set; }

    /// <summary>IANA name of the zone in which <see cref="Time"/> is told, such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; private set; } = string.Empty;

    /// <summary>Business days of the currency from the day on which a payment counts to the one on which the payee's bank has the money.</summary>
    public int SettlementDays { get; private set; }

    public int Version { get; private set; }

    public void Set(TimeOnly time, string timeZone, int settlementDays)
    {
        Time = time;
        TimeZone = timeZone;
        SettlementDays = settlementDays;
        Version++;
    }
}
