using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Customers.TravelDocuments;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Documents;

/// <summary>Keeps a document of a party. With its machine-readable zone the zone must be right and be this person's.</summary>
/// <param name="Number">Taken from the zone where there is one.</param>
/// <param name="ExpiryDate">Taken from the zone where there is one.</param>
/// <param name="Content">A PDF, JPEG or PNG file of up to 5 MB.</param>
/// <param name="MrzLines">The lines of the machine-readable zone, or null.</param>
internal sealed record AddDocument(
    Guid PartyId,
    DocumentKind Kind,
    string? Number,
    string? IssuingState,
    DateOnly? ExpiryDate,
    byte[] Content,
    IReadOnlyList<string>? MrzLines) : ICommand<DocumentView>;

internal sealed class AddDocumentValidator : AbstractValidator<AddDocument>
{
    public const int MaxNumberLength = 50;

    public AddDocumentValidator()
    {
        RuleFor(c => c.Kind).IsInEnum().WithErrorCode("customers.document_kind_unknown");
        RuleFor(c => c.Number).MaximumLength(MaxNumberLength).WithErrorCode("customers.document_number_too_long");
        RuleFor(c => c.IssuingState).MaximumLength(3).WithErrorCode("customers.issuing_state_malformed");
        RuleFor(c => c.Content).IsDocumentFile();
        RuleFor(c => c.MrzLines).IsZone();
    }
}

internal sealed class AddDocumentHandler(CustomersDbContext db, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<AddDocument, DocumentView>
{
    public async Task<Result<DocumentView>> Handle(AddDocument command, CancellationToken cancellationToken)
    {
        var party = await db.Parties.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.PartyId, cancellationToken);
        if (party is null)
        {
            return CustomersErrors.UnknownParty;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        MachineReadableZone? zone = null;
        if (command.MrzLines is { } lines)
        {
            zone = MrzReader.Read(lines, today);
            if (ProblemWith(zone, party, today) is { } problem)
            {
                return problem;
            }
        }

        var document = PartyDocument.Add(command, FileType.Of(command.Content)!, zone, clock.GetUtcNow());
        db.Documents.Add(document);
        db.DocumentContents.Add(new DocumentContent { Id = document.Id, Bytes = command.Content });
        await db.SaveChangesAsync(cancellationToken);
        return document.View(today);
    }

    /// <returns>Why a zone shows no valid document of this party, or null.</returns>
    public static Failure? ProblemWith(MachineReadableZone? zone, Party party, DateOnly today) => zone switch
    {
        null => CustomersErrors.MrzUnreadable,
        { IsRight: false } => CustomersErrors.MrzWrong.Because(
            $"The machine-readable zone is not right: look at {string.Join(", ", zone.Findings.Select(finding => finding.Field).Distinct())}."),
        _ when party.Kind != PartyKind.Person || !IsOf(party, zone) => CustomersErrors.DocumentOfAnother,
        _ when zone.ExpiryDate < today => CustomersErrors.DocumentExpired,
        _ => null,
    };

    private static bool IsOf(Party party, MachineReadableZone zone)
    {
        var hasSameBirth = party.BirthDate is null || zone.BirthDate is null || party.BirthDate == zone.BirthDate;
        var inZone = $"{zone.GivenNames} {zone.FamilyNames}".Trim();
        return hasSameBirth && (party.FamilyName is { } family
            ? MrzAlphabet.IsSameName(family, zone.FamilyNames, zone.NamesAreCut && zone.GivenNames.Length == 0)
                && BeginsWithFirstName(party.GivenName!, zone)
            : MrzAlphabet.IsSameName(party.Name, inZone, zone.NamesAreCut));
    }

    /// <summary>Documents show all given names and people use one or two: the first has to agree.</summary>
    private static bool BeginsWithFirstName(string givenName, MachineReadableZone zone) =>
        zone.GivenNames.Length == 0
        || MrzAlphabet.IsSameName(givenName.Split(' ', '-')[0], zone.GivenNames.Split(' ')[0], zone.NamesAreCut);
}
