using System.Globalization;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Parties;

namespace DigitalBank.Customers.Parties;

/// <summary>A person or firm that the bank deals with.</summary>
internal sealed class Party
{
    private Party()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>The key under which whoever registered the party knows it.</summary>
    public string Reference { get; private set; } = "";

    public PartyKind Kind { get; private init; }

    /// <summary>The whole name, as it stands on statements and payments.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Null for organisations, and once a person goes by another whole name.</summary>
    public string? GivenName { get; private set; }

    public string? FamilyName { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    /// <summary>Number in the commercial register.</summary>
    public string? RegistrationNumber { get; private set; }

    /// <summary>Residence or seat, ISO 3166-1 alpha-2.</summary>
    public string Country { get; private init; } = "";

    public string? Email { get; private set; }

    /// <summary>ITU-T E.164 with a leading plus.</summary>
    public string? Phone { get; private set; }

    public string? Address { get; private set; }

    /// <summary>The party that this one turned out to be.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>When everything that says who the party is was erased. The row stays as a tombstone, so that nothing refers to nobody.</summary>
    public DateTimeOffset? ErasedAt { get; private set; }

    public string? EmailToSeek => Email is null ? null : PartyRules.ToSeekEmail(Email);

    public string? RegistrationNumberToSeek => RegistrationNumber is null ? null : PartyRules.ToSeekNumber(RegistrationNumber);

    /// <summary>Two people with the same names on the same birthday are rare; the order of the names differs from form to form.</summary>
    public string? NameAndBirthToSeek => BirthDate is { } date
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', PartyName.WordsOf(Name).Order(StringComparer.Ordinal))}|{date:O}")
        : null;

    /// <summary>The words of the name in one order, for parties of which another system tells no more than the name.</summary>
    public string? WholeNameToSeek => ErasedAt is null ? string.Join(' ', PartyName.WordsOf(Name).Order(StringComparer.Ordinal)) : null;

    public DateTimeOffset RegisteredAt { get; private init; }

    public int Version { get; private set; }

    public static Party Person(RegisterPerson command, DateTimeOffset registeredAt)
    {
        var givenName = PartyName.Tidy(command.GivenName);
        var familyName = PartyName.Tidy(command.FamilyName);
        var name = $"{givenName} {familyName}".Trim();
        return new Party
        {
            Id = Guid.CreateVersion7(registeredAt),
            Reference = command.Reference,
            Kind = PartyKind.Person,
            Name = name,
            GivenName = givenName,
            FamilyName = familyName,
            BirthDate = command.BirthDate,
            Country = command.Country,
            Email = command.Email,
            RegisteredAt = registeredAt,
        };
    }

    public static Party Organisation(RegisterOrganisation command, DateTimeOffset registeredAt)
    {
        var name = PartyName.Tidy(command.LegalName);
        return new Party
        {
            Id = Guid.CreateVersion7(registeredAt),
            Reference = command.Reference,
            Kind = PartyKind.Organisation,
            Name = name,
            RegistrationNumber = command.RegistrationNumber,
            Country = command.Country,
            Email = command.Email,
            RegisteredAt = registeredAt,
        };
    }

    /// <summary>A party of which another system tells no more than the whole name.</summary>
    public static Party TakenOver(PartyToRegister party, DateTimeOffset registeredAt)
    {
        var name = PartyName.Tidy(party.Name);
        return new Party
        {
            Id = Guid.CreateVersion7(registeredAt),
            Reference = party.Reference,
            Kind = party.Kind,
            Name = name,
            Country = party.Country,
            RegisteredAt = registeredAt,
        };
    }

    /// <returns>False when the party goes by that name already.</returns>
    public bool Rename(string name)
    {
        var tidy = PartyName.Tidy(name);
        if (tidy == Name)
        {
            return false;
        }

        Name = tidy;
        GivenName = null;
        FamilyName = null;
        Version++;
        return true;
    }

    public void ChangeContact(string? email, string? phone, string? address)
    {
        Email = email;
        Phone = phone;
        Address = address;
        Version++;
    }

    public void MergeInto(Guid survivorId)
    {
        MergedIntoId = survivorId;
        Version++;
    }

    /// <summary>Takes away what says who it is. The reference goes too: it is somebody else's key for the same person.</summary>
    public void Erase(DateTimeOffset now)
    {
        Name = ErasedParty.Name;
        GivenName = null;
        FamilyName = null;
        BirthDate = null;
        RegistrationNumber = null;
        Reference = $"erased-{Id:N}";
        ErasedAt ??= now;
        ChangeContact(null, null, null);
    }

    /// <summary>Lets only one of two commands through that decide by what belongs to the party.</summary>
    public void Touch() => Version++;

    public ContactView Contact() => new(Id, Email, Phone, Address, Country);

    public PartyView View() => new(Id, Reference, Kind, Name, Country, Email, RegisteredAt)
    {
        MergedIntoPartyId = MergedIntoId,
        ErasedAt = ErasedAt,
    };
}
