using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>An account whose statement could not be issued: work for a person, tried again at every close. Gone when it succeeds.</summary>
internal sealed class StatementFailure
{
    public required Guid AccountId { get; init; }

    /// <summary>Of the first failure: the close at which the statement was due.</summary>
    public required DateOnly BusinessDate { get; init; }

    public required string Code { get; set; }

    public required string Message { get; set; }

    public int Attempts { get; set; }

    public required DateTimeOffset FailedAt { get; set; }
}

/// <summary>Keeps the list of failures.</summary>
internal sealed class StatementFailures(AccountsDbContext db, TimeProvider clock)
{
    /// <param name="failure">Null when it succeeded.</param>
    public async Task NoteAsync(Guid accountId, Failure? failure, DateOnly businessDate, CancellationToken cancellationToken)
    {
        var known = await db.StatementFailures.SingleOrDefaultAsync(f => f.AccountId == accountId, cancellationToken);
        if (failure is null && known is null)
        {
            return;
        }

        if (failure is null)
        {
            db.StatementFailures.Remove(known!);
        }
        else if (known is null)
        {
            db.StatementFailures.Add(new StatementFailure
            {
                AccountId = accountId,
                BusinessDate = businessDate,
                Code = failure.Code,
                Message = failure.Message,
                Attempts = 1,
                FailedAt = clock.GetUtcNow(),
            });
        }
        else
        {
            (known.Code, known.Message, known.FailedAt) = (failure.Code, failure.Message, clock.GetUtcNow());
            known.Attempts++;
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
