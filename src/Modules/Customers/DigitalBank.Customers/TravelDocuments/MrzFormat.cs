namespace DigitalBank.Customers.TravelDocuments;

/// <summary>Sizes of machine-readable travel documents in ICAO Doc 9303; each has its own layout of the machine-readable zone.</summary>
internal enum MrzFormat
{
    /// <summary>Card of 85.6 × 54 mm, three lines of 30 characters (part 5).</summary>
    Td1 = 1,

    /// <summary>Card of 105 × 74 mm, two lines of 36 characters (part 6).</summary>
    Td2 = 2,

    /// <summary>Passport booklet, two lines of 44 characters (part 4).</summary>
    Td3 = 3,
}
