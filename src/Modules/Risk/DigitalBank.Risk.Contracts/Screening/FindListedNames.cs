using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Risk.Contracts.Screening;

/// <summary>
/// Asks which of many names resemble an entry of the sanctions lists in force. Compared in memory, with one look at the database for all of them;
/// nobody is remembered. Whoever is named here has to be screened by <see cref="ScreenParty"/> before anything is done with them.
/// </summary>
/// <param name="Names">Of people or firms, of whom nothing else is known. Longer ones than 140 characters are compared as they are.</param>
public sealed record FindListedNames(IReadOnlyCollection<string> Names) : IQuery<ListedNames>;

/// <param name="Resembling">Those of the names asked for that a person has to look at; also those that cannot be compared, for want of letters that the lists use.</param>
/// <param name="ListsAsOf">When the newest of the lists was taken over; null when the bank has no list yet.</param>
public sealed record ListedNames(IReadOnlySet<string> Resembling, DateTimeOffset? ListsAsOf);
