using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Signatures;

/// <summary>A page of an account's proposals, for those who may see the account.</summary>
/// <param name="PartyId">Null for staff.</param>
internal sealed record ListProposals(Guid AccountId, Guid? PartyId, ProposalStatus? Status, Guid? After, int Limit) : IQuery<Page<ProposalView>>;

internal sealed class ListProposalsHandler(PaymentsDbContext db, IMediator bank) : IQueryHandler<ListProposals, Page<ProposalView>>
{
    public async Task<Result<Page<ProposalView>>> Handle(ListProposals request, CancellationToken cancellationToken)
    {
        if (!(await bank.Send(new GetAccount(request.AccountId, request.PartyId), cancellationToken)).IsSuccess)
        {
            return SignatureErrors.UnknownAccount;
        }

        var proposals = db.PaymentProposals.AsNoTracking().Where(row => row.AccountId == request.AccountId);
        if (request.Status is { } status)
        {
            proposals = proposals.Where(row => row.Status == status);
        }

        if (request.After is { } after)
        {
            proposals = proposals.Where(row => row.Id > after);
        }

        var page = await proposals.OrderBy(row => row.Id).Take(request.Limit).ToListAsync(cancellationToken);
        var ids = page.ConvertAll(row => row.Id);
        var signatures = await db.ProposalSignatures.AsNoTracking().Where(row => ids.Contains(row.ProposalId)).ToListAsync(cancellationToken);
        return Page.Of(
            page.ConvertAll(row => ProposalDesk.View(
                row,
                [.. signatures.Where(one => one.ProposalId == row.Id && one.Fingerprint == row.Fingerprint).Select(one => one.PartyId).Order()])),
            request.Limit,
            row => row.ProposalId.ToString());
    }
}
