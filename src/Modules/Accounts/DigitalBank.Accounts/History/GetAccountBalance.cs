using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.History;

/// <param name="Holder">Who has to be allowed to see it; null for staff.</param>
internal sealed record GetAccountBalance(Guid AccountId, Guid? Holder) : IQuery<AccountBalanceView>;

/// <param name="BookedBalance">Posted money.</param>
/// <param name="AvailableBalance">Free to spend: booked, less what is set aside, plus an arranged overdraft.</param>
/// <param name="Held">What is set aside.</param>
internal sealed record AccountBalanceView(Guid AccountId, Money BookedBalance, Money AvailableBalance, Money Held);

internal sealed class GetAccountBalanceHandler(IMediator bank) : IQueryHandler<GetAccountBalance, AccountBalanceView>
{
    public async Task<Result<AccountBalanceView>> Handle(GetAccountBalance query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var ledgerAccountId = account.Value.LedgerAccountId;
        var balances = await bank.Send(new GetBalances([ledgerAccountId]), cancellationToken);
        return balances.Map(found => new AccountBalanceView(
            query.AccountId,
            found[ledgerAccountId].BookedBalance,
            found[ledgerAccountId].AvailableBalance,
            found[ledgerAccountId].Held));
    }
}
