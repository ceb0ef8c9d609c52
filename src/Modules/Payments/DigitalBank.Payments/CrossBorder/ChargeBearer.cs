namespace DigitalBank.Payments.CrossBorder;

/// <summary>Who pays the charges of the banks.</summary>
internal enum ChargeBearer
{
    /// <summary>The payer pays all of them; the payee gets the whole amount (DEBT in ISO 20022).</summary>
    Our = 1,

    /// <summary>The payer pays the own bank, the payee the others (SHAR).</summary>
    Sha = 2,

    /// <summary>The payee pays all of them: they are taken off the amount (CRED).</summary>
    Ben = 3,
}

internal static class ChargeBearers
{
    /// <remarks>Source: ISO 20022, ChargeBearerType1Code.</remarks>
    public static string IsoCode(this ChargeBearer bearer) => bearer switch
    {
        ChargeBearer.Our => "DEBT",
        ChargeBearer.Ben => "CRED",
        _ => "SHAR",
    };
}
