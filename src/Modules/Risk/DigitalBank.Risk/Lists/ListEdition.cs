namespace DigitalBank.Risk.Lists;

/// <summary>A sanctions list as it was on one day. Editions are kept: what a screening found is judged by what the list said then.</summary>
internal sealed class ListEdition
{
    public required Guid Id { get; init; }

    public required string ListName { get; init; }

    /// <summary>SHA-256 of the files, in hexadecimal digits: the same files again are no new edition.</summary>
    public required string ContentHash { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Entries of the list.</summary>
    public required int Parties { get; init; }

    /// <summary>Entries that the edition before did not have, and entries that only it had.</summary>
    public required int Added { get; init; }

    public required int Removed { get; init; }

    /// <summary>The one of its list that screenings use.</summary>
    public bool IsCurrent { get; set; }

    public ListEditionView View() => new(Id, ListName, ContentHash, ImportedAt, Parties, Added, Removed, IsCurrent);
}

internal sealed record ListEditionView(
    Guid EditionId, string ListName, string ContentHash, DateTimeOffset ImportedAt, int Parties, int Added, int Removed, bool IsCurrent);

/// <summary>An entry of an edition with all its names.</summary>
internal sealed class ListedParty
{
    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    /// <summary>The list's own number.</summary>
    public required string ListedId { get; init; }

    public required ListedKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>Other names, one per line.</summary>
    public required string Aliases { get; init; }

    /// <summary>Years of birth that the list gives, separated by blanks.</summary>
    public required string BirthYears { get; init; }

    /// <summary>Countries of which the entry is a citizen or national, by their codes of three letters, separated by blanks.</summary>
    public required string Nationalities { get; init; }

    /// <summary>The programme under which it is listed.</summary>
    public required string Programme { get; init; }

    public static ListedParty Of(ListEntry entry, Guid editionId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EditionId = editionId,
        ListedId = entry.ListedId,
        Kind = entry.Kind,
        Name = entry.Name,
        Aliases = string.Join('\n', entry.Aliases),
        BirthYears = string.Join(' ', entry.BirthYears),
        Nationalities = string.Join(' ', entry.Nationalities),
        Programme = entry.Programme,
    };

    public ListEntry Entry() => new(
        ListedId,
        Kind,
        Name,
        Aliases.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        [.. BirthYears.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)],
        Nationalities.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Programme);
}

internal enum ListedKind
{
    Person = 1,
    Entity = 2,
    VesselOrAircraft = 3,
}

/// <summary>An entry as a file gives it.</summary>
internal sealed record ListEntry(
    string ListedId,
    ListedKind Kind,
    string Name,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<int> BirthYears,
    IReadOnlyList<string> Nationalities,
    string Programme);
