using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.History;

/// <summary>
/// What was booked on an account, for a third party to whom the holder has shown the receipt of a consent. The consent is asked for with
/// every page: one that was revoked a moment ago lets nothing more out.
/// </summary>
/// <param name="Receipt">Of a consent whose scope has <c>accounts.transactions</c>.</param>
internal sealed record GetSharedTransactions(Guid AccountId, string? Receipt, TransactionFilter Filter, string? After, int Limit)
    : IQuery<Page<TransactionView>>;

internal sealed class GetSharedTransactionsHandler(IMediator bank) : IQueryHandler<GetSharedTransactions, Page<TransactionView>>
{
    private const string Scope = "accounts.transactions";

    public async Task<Result<Page<TransactionView>>> Handle(GetSharedTransactions query, CancellationToken cancellationToken)
    {
        // An account that does not exist is answered like one that nobody shares: a third party does not find out which there are.
        var account = await bank.Send(new GetAccount(query.AccountId), cancellationToken);
        if (!account.IsSuccess || query.Receipt is null)
        {
            return AccountsErrors.NotShared;
        }

        var holder = account.Value.HolderPartyId;
        var consent = await bank.Send(new CheckReceipt(holder, query.Receipt, Scope), cancellationToken);
        return consent.IsSuccess && consent.Value.IsGiven
            ? await bank.Send(new GetTransactions(query.AccountId, holder, query.Filter, query.After, query.Limit), cancellationToken)
            : consent.Failure ?? AccountsErrors.NotShared;
    }
}
