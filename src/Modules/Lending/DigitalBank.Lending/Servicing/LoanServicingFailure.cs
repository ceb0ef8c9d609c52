using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Servicing;

/// <summary>A loan that the close of business could not work out: work for a person, tried again at every close. Gone when it succeeds.</summary>
internal sealed class LoanServicingFailure
{
    public required Guid LoanId { get; init; }

    /// <summary>Of the first failure.</summary>
    public required DateOnly BusinessDate { get; init; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset FailedAt { get; set; }

    /// <summary>Notes a failure of a loan, or one more of the same loan.</summary>
    /// <param name="known">The failures that stand; a new one is added.</param>
    public static void Note(
        LendingDbContext db,
        Dictionary<Guid, LoanServicingFailure> known,
        Guid loanId,
        Failure reason,
        DateOnly businessDate,
        DateTimeOffset now)
    {
        if (!known.TryGetValue(loanId, out var failure))
        {
            failure = new LoanServicingFailure { LoanId = loanId, BusinessDate = businessDate, Code = "", Message = "", FailedAt = now };
            known.Add(loanId, failure);
            db.ServicingFailures.Add(failure);
        }

        (failure.Code, failure.Message, failure.FailedAt) = (reason.Code, reason.Message, now);
        failure.Attempts++;
    }
}
