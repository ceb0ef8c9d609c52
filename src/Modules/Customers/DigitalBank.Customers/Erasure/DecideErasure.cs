using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Erasure;

/// <summary>A member of staff agrees to an erasure. It is approved with the second of two; whoever asked for it is one of them.</summary>
internal sealed record ApproveErasure(Guid RequestId) : ICommand<ErasureView>;

internal sealed record DeclineErasure(Guid RequestId, string Reason) : ICommand<ErasureView>;

internal sealed class DeclineErasureValidator : AbstractValidator<DeclineErasure>
{
    public DeclineErasureValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class ApproveErasureHandler(CustomersDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<ApproveErasure, ErasureView>
{
    public async Task<Result<ErasureView>> Handle(ApproveErasure command, CancellationToken cancellationToken)
    {
        var request = await db.ErasureRequests.SingleOrDefaultAsync(r => r.Id == command.RequestId, cancellationToken);
        if (request is null)
        {
            return CustomersErrors.UnknownErasure;
        }

        if (request.Status != ErasureStatus.Requested)
        {
            return CustomersErrors.ErasureDecided;
        }

        if (!request.Agree(actor.Subject, clock.GetUtcNow()))
        {
            return CustomersErrors.SecondPerson;
        }

        await db.SaveChangesAsync(cancellationToken);
        return request.View();
    }
}

internal sealed class DeclineErasureHandler(CustomersDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<DeclineErasure, ErasureView>
{
    public async Task<Result<ErasureView>> Handle(DeclineErasure command, CancellationToken cancellationToken)
    {
        var request = await db.ErasureRequests.SingleOrDefaultAsync(r => r.Id == command.RequestId, cancellationToken);
        if (request is null)
        {
            return CustomersErrors.UnknownErasure;
        }

        if (request.Status != ErasureStatus.Requested)
        {
            return CustomersErrors.ErasureDecided;
        }

        request.Decline(actor.Subject, command.Reason, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return request.View();
    }
}
