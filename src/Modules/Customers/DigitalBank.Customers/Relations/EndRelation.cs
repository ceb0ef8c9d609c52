using DigitalBank.Customers.Data;
using DigitalBank.Customers.Parties;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Relations;

/// <summary>The relation held until yesterday and does no more. Ended again, it stays as it is.</summary>
internal sealed record EndRelation(Guid PartyId, Guid RelationId, string Reason) : ICommand<RelationView>;

internal sealed class EndRelationValidator : AbstractValidator<EndRelation>
{
    public EndRelationValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class EndRelationHandler(CustomersDbContext db, IBusinessCalendar calendar) : ICommandHandler<EndRelation, RelationView>
{
    public async Task<Result<RelationView>> Handle(EndRelation command, CancellationToken cancellationToken)
    {
        var relation = await db.Relations
            .SingleOrDefaultAsync(r => r.Id == command.RelationId && r.PartyId == command.PartyId, cancellationToken);
        if (relation is null)
        {
            return CustomersErrors.UnknownRelation;
        }

        if (relation.UntilDate is null)
        {
            relation.End((await calendar.TodayAsync(cancellationToken)).AddDays(-1));
            await db.SaveChangesAsync(cancellationToken);
        }

        return relation.View();
    }
}
