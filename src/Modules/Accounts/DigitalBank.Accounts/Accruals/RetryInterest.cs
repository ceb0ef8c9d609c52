using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// Tries an account again that was left to a person, up to the business date closed last. Trying one that is in order changes nothing.
/// </summary>
internal sealed record RetryInterest(Guid AccountId) : ICommand<InterestView>;

internal sealed class RetryInterestHandler(
    AccountsDbContext db, InterestRuns runs, AccrueInterest accrual, CapitaliseInterest capitalisation, PostingLedger postings, IMediator bank)
    : ICommandHandler<RetryInterest, InterestView>
{
    public async Task<Result<InterestView>> Handle(RetryInterest command, CancellationToken cancellationToken)
    {
        var run = await db.InterestRuns.AsNoTracking().OrderByDescending(r => r.BusinessDate).FirstOrDefaultAsync(cancellationToken);
        var products = await ProductTimelines.ReadAsync(db, cancellationToken);
        var account = await runs.FindAsync(products, command.AccountId, cancellationToken);
        if (account is not null && run is not null)
        {
            await postings.BookWaitingAsync(run.BusinessDate, [account.AccountId], cancellationToken);
            await accrual.ReckonAndBookAsync([account], await runs.WithNewsAsync(run, cancellationToken), products, cancellationToken);
            var due = await capitalisation.StillDueAsync([account], run.Until, cancellationToken);
            await capitalisation.PostDueAsync(due, run, products, cancellationToken);
        }

        return await bank.Send(new GetInterest(command.AccountId), cancellationToken);
    }
}
