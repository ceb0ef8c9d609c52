using DigitalBank.Customers.Data;
using DigitalBank.Customers.DueDiligence;
using DigitalBank.Customers.DueDiligence.Reviews;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Encryption;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Duplicates;

/// <summary>
/// Parties that may be the same as another: the same e-mail address, the same registration number, or the same words of the name with the
/// same date of birth.
/// </summary>
internal static class PossibleDuplicates
{
    private const int MostShown = 5;

    public static async Task<List<Guid>> FindAsync(CustomersDbContext db, Party party, CancellationToken cancellationToken)
    {
        var found = new List<Guid>();
        (string Property, string? Value)[] signs =
        [
            (nameof(Party.EmailToSeek), party.EmailToSeek),
            (nameof(Party.RegistrationNumberToSeek), party.RegistrationNumberToSeek),
            (nameof(Party.NameAndBirthToSeek), party.NameAndBirthToSeek),
        ];
        foreach (var (property, value) in signs.Where(sign => sign.Value is not null))
        {
            found.AddRange(await db.Parties
                .WhereIndexed(db, property, value!)
                .Where(other => other.Id != party.Id && other.Kind == party.Kind && other.MergedIntoId == null)
                .OrderBy(other => other.Id)
                .Take(MostShown)
                .Select(other => other.Id)
                .ToListAsync(cancellationToken));
        }

        return [.. found.Distinct().Take(MostShown)];
    }

    /// <summary>Looks before a party is saved; a warning is a review that is saved with it.</summary>
    /// <returns>The refusal, or null when the party may be registered.</returns>
    public static async Task<Failure?> CheckAsync(
        CustomersDbContext db, Party party, DuplicateHandling handling, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = handling == DuplicateHandling.None ? [] : await FindAsync(db, party, cancellationToken);
        if (others.Count > 0 && handling == DuplicateHandling.Error)
        {
            return CustomersErrors.PossibleDuplicate.Because(
                $"This may be a customer already: {string.Join(", ", others)}. Look at them, and use that customer or correct the details.");
        }

        var dueDate = DateOnly.FromDateTime(now.UtcDateTime);
        db.Reviews.AddRange(others.Select(other => DueDiligenceReview.Open(party.Id, ReviewReason.PossibleDuplicate, dueDate, other, now)));
        return null;
    }
}
