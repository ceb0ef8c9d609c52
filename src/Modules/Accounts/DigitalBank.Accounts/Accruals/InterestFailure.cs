using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// An account whose interest could not be reckoned or posted: work for a person, tried again at every close. Gone when it succeeds.
/// </summary>
internal sealed class InterestFailure
{
    public required Guid AccountId { get; init; }

    /// <summary>Of the first failure.</summary>
    public required DateOnly BusinessDate { get; init; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset FailedAt { get; set; }

    /// <summary>Notes a failure of an account, or one more of the same account.</summary>
    /// <param name="known">The failures that stand; a new one is added.</param>
    public static void Note(
        AccountsDbContext db, Dictionary<Guid, InterestFailure> known, Guid accountId, Failure reason, DateOnly businessDate, DateTimeOffset now)
    {
        if (!known.TryGetValue(accountId, out var failure))
        {
            failure = new InterestFailure { AccountId = accountId, BusinessDate = businessDate, Code = "", Message = "", FailedAt = now };
            known.Add(accountId, failure);
            db.InterestFailures.Add(failure);
        }

        (failure.Code, failure.Message, failure.FailedAt) = (reason.Code, reason.Message, now);
        failure.Attempts++;
    }
}
