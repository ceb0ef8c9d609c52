namespace DigitalBank.Customers.TravelDocuments;

/// <summary>Where each field of a format stands, as ranges over the lines written one after the other.</summary>
/// <remarks>Source: ICAO Doc 9303 part 4, section 4.2.2 (TD3); part 5, section 4.2.2 (TD1); part 6, section 4.2.2 (TD2).</remarks>
internal sealed record MrzLayout(
    MrzFormat Format,
    int Lines,
    int LineLength,
    Range Names,
    Range DocumentNumber,
    int DocumentNumberDigit,
    Range Nationality,
    Range BirthDate,
    int BirthDateDigit,
    int Sex,
    Range ExpiryDate,
    int ExpiryDateDigit,
    Range OptionalData,
    int? OptionalDataDigit,
    Range? SecondOptionalData,
    int CompositeDigit,
    Range[] Composite)
{
    public static readonly Range DocumentCode = ..2;

    public static readonly Range IssuingState = 2..5;

    private static readonly MrzLayout Td1 = new(
        MrzFormat.Td1, 3, 30,
        Names: 60..90,
        DocumentNumber: 5..14, DocumentNumberDigit: 14,
        Nationality: 45..48,
        BirthDate: 30..36, BirthDateDigit: 36,
        Sex: 37,
        ExpiryDate: 38..44, ExpiryDateDigit: 44,
        OptionalData: 15..30, OptionalDataDigit: null,
        SecondOptionalData: 48..59,
        CompositeDigit: 59,
        Composite: [5..30, 30..37, 38..45, 48..59]);

    private static readonly MrzLayout Td2 = new(
        MrzFormat.Td2, 2, 36,
        Names: 5..36,
        DocumentNumber: 36..45, DocumentNumberDigit: 45,
        Nationality: 46..49,
        BirthDate: 49..55, BirthDateDigit: 55,
        Sex: 56,
        ExpiryDate: 57..63, ExpiryDateDigit: 63,
        OptionalData: 64..71, OptionalDataDigit: null,
        SecondOptionalData: null,
        CompositeDigit: 71,
        Composite: [36..46, 49..56, 57..71]);

    private static readonly MrzLayout Td3 = new(
        MrzFormat.Td3, 2, 44,
        Names: 5..44,
        DocumentNumber: 44..53, DocumentNumberDigit: 53,
        Nationality: 54..57,
        BirthDate: 57..63, BirthDateDigit: 63,
        Sex: 64,
        ExpiryDate: 65..71, ExpiryDateDigit: 71,
        OptionalData: 72..86, OptionalDataDigit: 86,
        SecondOptionalData: null,
        CompositeDigit: 87,
        Composite: [44..54, 57..64, 65..87]);

    /// <summary>No two formats have as many characters, so the length tells the format, even when the line breaks were lost.</summary>
    public static MrzLayout? ForLength(int characters) =>
        new[] { Td1, Td2, Td3 }.SingleOrDefault(layout => layout.Lines * layout.LineLength == characters);
}
