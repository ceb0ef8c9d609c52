namespace DigitalBank.SharedKernel.Identifiers;

/// <summary>Why a text is not an IBAN, in the order in which it is checked.</summary>
public enum IbanError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing was written, or far too much.</summary>
    Empty,

    /// <summary>Something other than A–Z and 0–9 is in it, or it does not start with a country and two digits.</summary>
    Malformed,

    /// <summary>The country is not in the IBAN registry.</summary>
    UnknownCountry,

    /// <summary>Shorter or longer than the country's IBANs.</summary>
    WrongLength,

    /// <summary>A letter stands where the country has digits, or the other way round.</summary>
    WrongStructure,

    /// <summary>The check digits do not fit: most likely a typing error.</summary>
    WrongCheckDigits,
}
