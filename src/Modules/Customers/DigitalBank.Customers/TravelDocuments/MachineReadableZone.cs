namespace DigitalBank.Customers.TravelDocuments;

/// <summary>What a machine-readable zone says, field by field, whether or not all of it is right.</summary>
/// <param name="Texts">The fields as they are printed.</param>
/// <param name="CheckDigits">The result of each check digit that the format has.</param>
/// <param name="DocumentNumber">The whole number, also when it goes on in the optional data of a card.</param>
/// <param name="BirthDate">Null when the day is not known, which ICAO allows, or not a date.</param>
/// <param name="ExpiryDate">The last day of validity.</param>
/// <param name="NamesAreCut">The names fill their field to the last character, so the end may be missing.</param>
/// <param name="Findings">What is wrong, in the order of the fields. Empty when the zone is right.</param>
internal sealed record MachineReadableZone(
    MrzFormat Format,
    MrzTexts Texts,
    MrzCheckDigits CheckDigits,
    string DocumentNumber,
    DateOnly? BirthDate,
    DateOnly? ExpiryDate,
    string FamilyNames,
    string GivenNames,
    bool NamesAreCut,
    IReadOnlyList<MrzFinding> Findings)
{
    public bool IsRight => Findings.Count == 0;
}

/// <summary>The fields as they are printed, without the fillers that only fill up. States keep theirs: Germany is <c>D&lt;&lt;</c>.</summary>
/// <param name="OptionalData">Line 1 of TD1, line 2 of the other formats.</param>
/// <param name="SecondOptionalData">Line 2 of TD1 only.</param>
internal sealed record MrzTexts(
    string DocumentCode,
    string IssuingState,
    string DocumentNumber,
    char DocumentNumberDigit,
    string Nationality,
    string BirthDate,
    char BirthDateDigit,
    char Sex,
    string ExpiryDate,
    char ExpiryDateDigit,
    string OptionalData,
    char? OptionalDataDigit,
    string? SecondOptionalData,
    char CompositeDigit);

/// <summary>Whether each check digit follows from its field.</summary>
/// <param name="OptionalData">Null where the format has none: TD1 and TD2.</param>
internal sealed record MrzCheckDigits(bool DocumentNumber, bool BirthDate, bool ExpiryDate, bool? OptionalData, bool Composite);
