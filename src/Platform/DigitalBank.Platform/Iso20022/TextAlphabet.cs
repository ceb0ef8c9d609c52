namespace DigitalBank.Platform.Iso20022;

/// <summary>Which characters a written text may have.</summary>
public enum TextAlphabet
{
    /// <summary>Every letter of Unicode: for what the bank's own customers read. Only control characters are replaced.</summary>
    Unicode,

    /// <summary>
    /// The Latin letters, digits and marks that every bank accepts: <c>a-z A-Z 0-9 / - ? : ( ) . , ' +</c> and space. Accents are dropped,
    /// other characters become a full stop.
    /// </summary>
    /// <remarks>Source: SWIFT character set X; EPC217-08, conversion of extended characters.</remarks>
    Interbank,
}
