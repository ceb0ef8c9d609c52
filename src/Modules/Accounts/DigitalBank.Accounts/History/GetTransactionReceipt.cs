using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.History;

/// <summary>The ledger's receipt for an entry on a customer's own account.</summary>
/// <param name="Holder">Who has to be allowed to see it.</param>
internal sealed record GetTransactionReceipt(Guid AccountId, Guid Holder, long EntryId) : IQuery<EntryReceipt>;

internal sealed class GetTransactionReceiptHandler(IMediator bank) : IQueryHandler<GetTransactionReceipt, EntryReceipt>
{
    public async Task<Result<EntryReceipt>> Handle(GetTransactionReceipt query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        // The ledger knows no entry that does not touch the account, so nobody reads those of others.
        return await bank.Send(new GetEntryReceipt(query.EntryId, account.Value.LedgerAccountId), cancellationToken);
    }
}
