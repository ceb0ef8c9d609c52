using static DigitalBank.Customers.TravelDocuments.MrzCheckDigit;

namespace DigitalBank.Customers.TravelDocuments;

/// <summary>Reads the machine-readable zone of passports and identity cards.</summary>
internal static class MrzReader
{
    /// <summary>Reads the zone as a camera or a person gives it: small letters, blanks and missing line breaks are accepted.</summary>
    /// <param name="today">Decides the century of the two-digit years.</param>
    /// <returns>Null when it has the size of no format.</returns>
    public static MachineReadableZone? Read(IEnumerable<string> lines, DateOnly today)
    {
        var text = string.Concat(lines.SelectMany(line => line).Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();
        return MrzLayout.ForLength(text.Length) is { } layout ? Read(layout, text, today) : null;
    }

    private static MachineReadableZone Read(MrzLayout layout, string text, DateOnly today)
    {
        var texts = TextsOf(layout, text);
        var number = DocumentNumberOf(layout, text);
        var digits = new MrzCheckDigits(
            number.IsRight,
            Of(text.AsSpan()[layout.BirthDate]) == texts.BirthDateDigit,
            Of(text.AsSpan()[layout.ExpiryDate]) == texts.ExpiryDateDigit,
            layout.OptionalDataDigit is null ? null : OptionalDataIsRight(text[layout.OptionalData], texts.OptionalDataDigit!.Value),
            Of(string.Concat(layout.Composite.Select(range => text[range]))) == texts.CompositeDigit);

        var birth = MrzDate.Read(texts.BirthDate);
        var expiry = MrzDate.Read(texts.ExpiryDate);
        var (family, given) = NamesOf(text[layout.Names]);
        return new MachineReadableZone(
            layout.Format,
            texts,
            digits,
            number.Text,
            birth?.OnOrBefore(today),
            expiry?.Nearest(today),
            family,
            given,
            NamesAreCut: text[layout.Names][^1] != Filler,
            FindingsOf(texts, digits, birth, expiry, text[layout.Names]));
    }

    private static MrzTexts TextsOf(MrzLayout layout, string text) => new(
        text[MrzLayout.DocumentCode].TrimEnd(Filler),
        text[MrzLayout.IssuingState],
        text[layout.DocumentNumber].TrimEnd(Filler),
        text[layout.DocumentNumberDigit],
        text[layout.Nationality],
        text[layout.BirthDate],
        text[layout.BirthDateDigit],
        text[layout.Sex],
        text[layout.ExpiryDate],
        text[layout.ExpiryDateDigit],
        text[layout.OptionalData].TrimEnd(Filler),
        layout.OptionalDataDigit is { } digit ? text[digit] : null,
        layout.SecondOptionalData is { } second ? text[second].TrimEnd(Filler) : null,
        text[layout.CompositeDigit]);

    /// <summary>
    /// A number of more than nine characters goes on at the start of the optional data and ends there with its check digit and a filler;
    /// the digit's own place holds a filler. Issuers differ in whether that filler counts as a character, so either result is right.
    /// </summary>
    /// <remarks>Source: ICAO Doc 9303 part 5, section 4.2.2, note j; part 6 has the same.</remarks>
    private static (string Text, bool IsRight) DocumentNumberOf(MrzLayout layout, string text)
    {
        var start = text[layout.DocumentNumber];
        var digit = text[layout.DocumentNumberDigit];
        var rest = text[layout.OptionalData].Split(Filler)[0];
        if (digit != Filler || layout.Format == MrzFormat.Td3 || rest.Length < 2)
        {
            return (start.TrimEnd(Filler), Of(start) == digit);
        }

        var (more, last) = (rest[..^1], rest[^1]);
        return (start + more, Of(start + more) == last || Of(start + Filler + more) == last);
    }

    private static bool OptionalDataIsRight(string data, char digit) =>
        Of(data) == digit || (digit == Filler && data.All(character => character == Filler));   // part 4: an empty field may have no digit

    private static (string Family, string Given) NamesOf(string field)
    {
        var parts = field.Split("<<", 2);
        return (Spaced(parts[0]), parts.Length == 2 ? Spaced(parts[1]) : "");
    }

    private static string Spaced(string names) => string.Join(' ', names.Split(Filler, StringSplitOptions.RemoveEmptyEntries));

    private static List<MrzFinding> FindingsOf(MrzTexts texts, MrzCheckDigits digits, MrzDate? birth, MrzDate? expiry, string names)
    {
        MrzFinding?[] findings =
        [
            Unless(texts.DocumentCode is ['A' or 'C' or 'I' or 'P', ..], MrzField.DocumentCode, MrzFault.WrongCharacter),
            Unless(IsState(texts.IssuingState), MrzField.IssuingState, MrzFault.WrongCharacter),
            Unless(texts.DocumentNumber.Length > 0, MrzField.DocumentNumber, MrzFault.Missing),
            Unless(digits.DocumentNumber, MrzField.DocumentNumber, MrzFault.WrongCheckDigit),
            Unless(IsState(texts.Nationality), MrzField.Nationality, MrzFault.WrongCharacter),
            Unless(birth is not null, MrzField.BirthDate, MrzFault.NotADate),
            Unless(digits.BirthDate, MrzField.BirthDate, MrzFault.WrongCheckDigit),
            Unless(texts.Sex is 'M' or 'F' or 'X' or Filler, MrzField.Sex, MrzFault.WrongCharacter),
            Unless(expiry is not null, MrzField.ExpiryDate, MrzFault.NotADate),
            Unless(digits.ExpiryDate, MrzField.ExpiryDate, MrzFault.WrongCheckDigit),
            Unless(IsReadable(texts.OptionalData) && IsReadable(texts.SecondOptionalData), MrzField.OptionalData, MrzFault.WrongCharacter),
            Unless(digits.OptionalData != false, MrzField.OptionalData, MrzFault.WrongCheckDigit),
            Unless(names.All(character => character is Filler or (>= 'A' and <= 'Z')), MrzField.Names, MrzFault.WrongCharacter),
            Unless(names.Any(character => character != Filler), MrzField.Names, MrzFault.Missing),
        ];
        var found = findings.OfType<MrzFinding>().ToList();

        // When a field is wrong the composite digit usually is too, and says nothing new.
        return found.Count == 0 && !digits.Composite ? [new MrzFinding(MrzField.Composite, MrzFault.WrongCheckDigit)] : found;
    }

    private static MrzFinding? Unless(bool isRight, MrzField field, MrzFault fault) => isRight ? null : new MrzFinding(field, fault);

    // One to three letters; which of them are states changes too often to refuse a document for it.
    private static bool IsState(string code) => code.TrimEnd(Filler) is { Length: > 0 } letters && letters.All(char.IsAsciiLetterUpper);

    private static bool IsReadable(string? data) => data is null || Of(data) is not null;
}
