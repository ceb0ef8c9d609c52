using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

internal sealed class AuthorisePaymentHandler(AccountsDbContext db, AccountAccess access)
    : IQueryHandler<AuthorisePayment, PaymentAuthority>, IQueryHandler<AuthorisePayments, PaymentAuthorities>
{
    public async Task<Result<PaymentAuthority>> Handle(AuthorisePayment query, CancellationToken cancellationToken)
    {
        var account = await db.Accounts.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == query.AccountId && a.LedgerAccountId != null, cancellationToken);
        return await AnswerAsync(query, account, cancellationToken);
    }

    /// <summary>Reads the accounts at once. Nearly everybody pays from an account of one's own, about which nothing more is asked.</summary>
    public async Task<Result<PaymentAuthorities>> Handle(AuthorisePayments query, CancellationToken cancellationToken)
    {
        var ids = query.Payments.Select(payment => payment.AccountId).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => ids.Contains(a.Id) && a.LedgerAccountId != null)
            .ToDictionaryAsync(a => a.Id, cancellationToken);
        var answers = new Result<PaymentAuthority>[query.Payments.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await AnswerAsync(query.Payments[i], accounts.GetValueOrDefault(query.Payments[i].AccountId), cancellationToken);
        }

        return new PaymentAuthorities(answers);
    }

    private async Task<Result<PaymentAuthority>> AnswerAsync(AuthorisePayment query, Account? account, CancellationToken cancellationToken)
    {
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
