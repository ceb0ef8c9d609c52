using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Customers.TravelDocuments;

/// <summary>Reads the machine-readable zone of a passport or identity card and says which fields are wrong. Nothing is kept.</summary>
/// <param name="Lines">The lines of the zone as they are printed.</param>
internal sealed record ReadTravelDocument(IReadOnlyList<string> Lines) : IQuery<TravelDocumentView>;

/// <param name="Sex"><c>M</c>, <c>F</c>, or null when the document does not say.</param>
/// <param name="IsExpired">The last day of validity is over.</param>
/// <param name="Findings">What is wrong, field by field; empty when every check digit and every field is right.</param>
internal sealed record TravelDocumentView(
    MrzFormat Format,
    string DocumentCode,
    string IssuingState,
    string DocumentNumber,
    string FamilyNames,
    string GivenNames,
    bool NamesAreCut,
    string Nationality,
    DateOnly? BirthDate,
    string? Sex,
    DateOnly? ExpiryDate,
    bool IsExpired,
    IReadOnlyList<MrzFinding> Findings)
{
    public static TravelDocumentView Of(MachineReadableZone zone, DateOnly today) => new(
        zone.Format,
        zone.Texts.DocumentCode,
        zone.Texts.IssuingState.TrimEnd(MrzCheckDigit.Filler),
        zone.DocumentNumber,
        zone.FamilyNames,
        zone.GivenNames,
        zone.NamesAreCut,
        zone.Texts.Nationality.TrimEnd(MrzCheckDigit.Filler),
        zone.BirthDate,
        zone.Texts.Sex is 'M' or 'F' ? zone.Texts.Sex.ToString() : null,
        zone.ExpiryDate,
        zone.ExpiryDate < today,
        zone.Findings);
}

internal sealed class ReadTravelDocumentValidator : AbstractValidator<ReadTravelDocument>
{
    // Three lines of 30 with a blank after each character are still readable; more is not a machine-readable zone.
    private const int MostCharacters = 300;

    public ReadTravelDocumentValidator() => RuleFor(q => q.Lines)
        .Must(lines => lines is { Count: > 0 } && lines.All(line => line is not null) && lines.Sum(line => line.Length) <= MostCharacters)
        .WithErrorCode("customers.mrz_unreadable")
        .WithMessage("Send the lines of the machine-readable zone: three of 30 characters, two of 36 or two of 44.");
}

internal sealed class ReadTravelDocumentHandler(TimeProvider clock) : IQueryHandler<ReadTravelDocument, TravelDocumentView>
{
    public Task<Result<TravelDocumentView>> Handle(ReadTravelDocument query, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        Result<TravelDocumentView> result = MrzReader.Read(query.Lines, today) is { } zone
            ? TravelDocumentView.Of(zone, today)
            : CustomersErrors.MrzUnreadable;
        return Task.FromResult(result);
    }
}
