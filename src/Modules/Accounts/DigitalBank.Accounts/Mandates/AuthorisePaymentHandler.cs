using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

internal sealed class AuthorisePaymentHandler(AccountsDbContext db, AccountAccess access) : IQueryHandler<AuthorisePayment, PaymentAuthority>
{
    public async Task<Result<PaymentAuthority>> Handle(AuthorisePayment query, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == query.AccountId && a.LedgerAccountId != null, cancellationToken);
        if (account is null)
        {
            return AccountsErrors.UnknownAccount;
        }

        // Who the person is comes first: what state an account is in is nobody else's business.
        var refusal = await access.RefusePaymentAsync(account, query.PartyId, query.Amount, cancellationToken);
        return refusal == AccountsErrors.UnknownAccount
            ? refusal
            : new PaymentAuthority(account.View(), LifeCycleRules.AnswerTo(account.State, AccountCommand.Pay) ?? refusal);
    }
}
