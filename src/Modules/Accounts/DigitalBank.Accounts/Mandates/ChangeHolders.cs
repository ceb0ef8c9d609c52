using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

/// <summary>Makes a party hold an account together with those who do.</summary>
internal sealed record AddJointHolder(Guid AccountId, Guid PartyId, decimal SharePercent, string Reason) : ICommand<HoldersView>;

internal sealed record RemoveJointHolder(Guid AccountId, Guid PartyId, string Reason) : ICommand<HoldersView>;

/// <summary>Decides whether each holder pays alone or all pay together.</summary>
internal sealed record SetSigningRule(Guid AccountId, SigningRule Rule, string Reason) : ICommand<HoldersView>;

internal sealed class AddJointHolderValidator : AbstractValidator<AddJointHolder>
{
    public AddJointHolderValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class RemoveJointHolderValidator : AbstractValidator<RemoveJointHolder>
{
    public RemoveJointHolderValidator() => RuleFor(c => c.Reason).IsReason();
}

internal sealed class SetSigningRuleValidator : AbstractValidator<SetSigningRule>
{
    public SetSigningRuleValidator()
    {
        RuleFor(c => c.Rule).IsInEnum().WithErrorCode("accounts.signing_rule_unknown");
        RuleFor(c => c.Reason).IsReason();
    }
}

internal sealed class AddJointHolderHandler(AccountsDbContext db, IMediator bank, IBusinessCalendar calendar)
    : ICommandHandler<AddJointHolder, HoldersView>
{
    private const int MostDecimals = 4;

    public async Task<Result<HoldersView>> Handle(AddJointHolder command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ChangeHolders, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value;
        var holders = await db.JointHolders.Where(h => h.AccountId == account.Id).ToListAsync(cancellationToken);
        if (account.HolderPartyId == command.PartyId || holders.Exists(h => h.PartyId == command.PartyId))
        {
            return MandateErrors.IsHolder;
        }

        var isShare = command.SharePercent > 0 && command.SharePercent == decimal.Round(command.SharePercent, MostDecimals);
        if (!isShare || holders.Sum(h => h.SharePercent) + command.SharePercent >= 100)
        {
            return MandateErrors.ShareInvalid;
        }

        if (!(await bank.Send(new GetParty(command.PartyId), cancellationToken)).IsSuccess)
        {
            return MandateErrors.PartyUnknown;
        }

        var added = new JointHolder
        {
            AccountId = account.Id,
            PartyId = command.PartyId,
            SharePercent = command.SharePercent,
            Since = await calendar.TodayAsync(cancellationToken),
        };
        db.JointHolders.Add(added);

        // Two who add at once could otherwise give away more than there is.
        account.ChangeHolders(account.Signing);
        await db.SaveChangesAsync(cancellationToken);
        return HoldersView.Of(account, [.. holders, added]);
    }
}

internal sealed class RemoveJointHolderHandler(AccountsDbContext db) : ICommandHandler<RemoveJointHolder, HoldersView>
{
    public async Task<Result<HoldersView>> Handle(RemoveJointHolder command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ChangeHolders, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var account = found.Value;
        var holders = await db.JointHolders.Where(h => h.AccountId == account.Id).ToListAsync(cancellationToken);
        if (holders.Find(h => h.PartyId == command.PartyId) is not { } removed)
        {
            return MandateErrors.NotJointHolder;
        }

        db.JointHolders.Remove(removed);
        account.ChangeHolders(account.Signing);
        await db.SaveChangesAsync(cancellationToken);
        return HoldersView.Of(account, holders.Where(h => h != removed));
    }
}

internal sealed class SetSigningRuleHandler(AccountsDbContext db) : ICommandHandler<SetSigningRule, HoldersView>
{
    public async Task<Result<HoldersView>> Handle(SetSigningRule command, CancellationToken cancellationToken)
    {
        var found = await db.FindForAsync(command.AccountId, AccountCommand.ChangeHolders, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        found.Value.ChangeHolders(command.Rule);
        await db.SaveChangesAsync(cancellationToken);
        return HoldersView.Of(
            found.Value, await db.JointHolders.Where(h => h.AccountId == command.AccountId).ToListAsync(cancellationToken));
    }
}
