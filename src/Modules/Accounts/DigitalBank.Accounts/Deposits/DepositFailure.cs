using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>
/// A deposit that could not be paid out, rolled over or locked: work for a person, tried again at every close. Gone when it succeeds.
/// </summary>
internal sealed class DepositFailure
{
    public required Guid DepositId { get; init; }

    /// <summary>Of the first failure.</summary>
    public required DateOnly BusinessDate { get; init; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset FailedAt { get; set; }
}

/// <summary>Keeps the list of failures.</summary>
internal sealed class DepositFailures(AccountsDbContext db, TimeProvider clock)
{
    /// <param name="failure">Null when it succeeded.</param>
    public async Task NoteAsync(Guid depositId, Failure? failure, DateOnly businessDate, CancellationToken cancellationToken)
    {
        var known = await db.DepositFailures.SingleOrDefaultAsync(f => f.DepositId == depositId, cancellationToken);
        if (failure is null)
        {
            if (known is not null)
            {
                db.DepositFailures.Remove(known);
                await db.SaveChangesAsync(cancellationToken);
            }

            return;
        }

        if (known is null)
        {
            known = new DepositFailure { DepositId = depositId, BusinessDate = businessDate, Code = "", Message = "", FailedAt = clock.GetUtcNow() };
            db.DepositFailures.Add(known);
        }

        (known.Code, known.Message, known.FailedAt) = (failure.Code, failure.Message, clock.GetUtcNow());
        known.Attempts++;
        await db.SaveChangesAsync(cancellationToken);
    }
}
