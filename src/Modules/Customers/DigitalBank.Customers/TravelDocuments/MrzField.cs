namespace DigitalBank.Customers.TravelDocuments;

/// <summary>A part of the machine-readable zone that can be wrong by itself.</summary>
internal enum MrzField
{
    DocumentCode = 1,
    IssuingState = 2,
    DocumentNumber = 3,
    Nationality = 4,
    BirthDate = 5,
    Sex = 6,
    ExpiryDate = 7,
    OptionalData = 8,
    Names = 9,

    /// <summary>No single field: the digit over several of them does not fit, although each fits its own.</summary>
    Composite = 10,
}

internal enum MrzFault
{
    /// <summary>The check digit does not follow from the field: one of the two was misread, or altered.</summary>
    WrongCheckDigit = 1,

    /// <summary>A character that does not occur in this field, usually a letter read as a digit or the reverse.</summary>
    WrongCharacter = 2,

    /// <summary>Six digits that are no day of the calendar.</summary>
    NotADate = 3,

    /// <summary>The field is empty and must not be.</summary>
    Missing = 4,
}

/// <summary>What is wrong with one field.</summary>
internal sealed record MrzFinding(MrzField Field, MrzFault Fault);
