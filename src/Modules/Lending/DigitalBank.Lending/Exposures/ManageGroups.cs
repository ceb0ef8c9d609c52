using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Exposures;

/// <summary>Makes a group of borrowers whose loans count together. It begins without members.</summary>
internal sealed record AddBorrowerGroup(string Name) : ICommand<BorrowerGroupView>;

/// <summary>Takes a customer into a group. What the members owe already stays, even above the limit; it only counts from now on.</summary>
internal sealed record JoinBorrowerGroup(Guid GroupId, Guid PartyId) : ICommand<BorrowerGroupView>;

internal sealed record LeaveBorrowerGroup(Guid GroupId, Guid PartyId) : ICommand<BorrowerGroupView>;

/// <summary>A page of groups with their members, in the order in which they were made.</summary>
internal sealed record ListBorrowerGroups(Guid? After, int Limit) : IQuery<IReadOnlyList<BorrowerGroupView>>;

internal sealed record BorrowerGroupView(Guid GroupId, string Name, IReadOnlyList<Guid> PartyIds);

internal sealed class AddBorrowerGroupValidator : AbstractValidator<AddBorrowerGroup>
{
    public const int LongestName = 70;

    public AddBorrowerGroupValidator() =>
        RuleFor(c => c.Name).NotEmpty().MaximumLength(LongestName).WithErrorCode("lending.group_name_invalid");
}

internal sealed class AddBorrowerGroupHandler(LendingDbContext db) : ICommandHandler<AddBorrowerGroup, BorrowerGroupView>
{
    public async Task<Result<BorrowerGroupView>> Handle(AddBorrowerGroup command, CancellationToken cancellationToken)
    {
        var group = new BorrowerGroup { Id = Guid.CreateVersion7(), Name = command.Name };
        db.BorrowerGroups.Add(group);
        await db.SaveChangesAsync(cancellationToken);
        return new BorrowerGroupView(group.Id, group.Name, []);
    }
}

internal sealed class JoinBorrowerGroupHandler(LendingDbContext db, ExposureDesk desk, IMediator bank)
    : ICommandHandler<JoinBorrowerGroup, BorrowerGroupView>
{
    public async Task<Result<BorrowerGroupView>> Handle(JoinBorrowerGroup command, CancellationToken cancellationToken)
    {
        var group = await db.BorrowerGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == command.GroupId, cancellationToken);
        if (group is null)
        {
            return GroupErrors.Unknown;
        }

        var party = await bank.Send(new GetParty(command.PartyId), cancellationToken);
        if (!party.IsSuccess)
        {
            return party.Failure;
        }

        // In turn with acceptances: one of them sees the other, whoever is first.
        await desk.OpenAsync(command.PartyId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await desk.TakeTurnAsync(command.PartyId, cancellationToken) is { } other && other != group.Id)
        {
            return GroupErrors.InAnother;
        }

        await desk.TakeTurnOfGroupAsync(group.Id, cancellationToken);
        (await db.Borrowers.SingleAsync(borrower => borrower.PartyId == command.PartyId, cancellationToken)).GroupId = group.Id;
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new BorrowerGroupView(group.Id, group.Name, await desk.GroupWithAsync(command.PartyId, cancellationToken));
    }
}

internal sealed class LeaveBorrowerGroupHandler(LendingDbContext db) : ICommandHandler<LeaveBorrowerGroup, BorrowerGroupView>
{
    public async Task<Result<BorrowerGroupView>> Handle(LeaveBorrowerGroup command, CancellationToken cancellationToken)
    {
        var group = await db.BorrowerGroups.AsNoTracking().SingleOrDefaultAsync(g => g.Id == command.GroupId, cancellationToken);
        if (group is null)
        {
            return GroupErrors.Unknown;
        }

        var members = await db.Borrowers.Where(borrower => borrower.GroupId == group.Id).ToListAsync(cancellationToken);
        foreach (var member in members.Where(member => member.PartyId == command.PartyId))
        {
            member.GroupId = null;
        }

        await db.SaveChangesAsync(cancellationToken);
        return new BorrowerGroupView(group.Id, group.Name, [.. members.Where(member => member.GroupId is not null).Select(member => member.PartyId)]);
    }
}

internal sealed class ListBorrowerGroupsHandler(LendingDbContext db) : IQueryHandler<ListBorrowerGroups, IReadOnlyList<BorrowerGroupView>>
{
    public async Task<Result<IReadOnlyList<BorrowerGroupView>>> Handle(ListBorrowerGroups query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var groups = await db.BorrowerGroups.AsNoTracking()
            .Where(group => group.Id.CompareTo(after) > 0).OrderBy(group => group.Id).Take(query.Limit).ToListAsync(cancellationToken);
        var ids = groups.ConvertAll(group => group.Id);
        var members = (await db.Borrowers.AsNoTracking()
                .Where(borrower => borrower.GroupId != null && ids.Contains(borrower.GroupId.Value)).ToListAsync(cancellationToken))
            .ToLookup(borrower => borrower.GroupId!.Value, borrower => borrower.PartyId);
        return groups.ConvertAll(group => new BorrowerGroupView(group.Id, group.Name, [.. members[group.Id].Order()]));
    }
}
