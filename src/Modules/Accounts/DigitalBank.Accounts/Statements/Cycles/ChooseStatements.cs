using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Mandates;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>Decides how often an account gets statements, and in which formats. Takes effect at the next close of business.</summary>
/// <param name="Holder">Whose account it has to be; null for staff.</param>
/// <param name="Formats">Names of formats; needed unless the cycle is <see cref="StatementCycle.None"/>.</param>
internal sealed record ChooseStatements(Guid AccountId, Guid? Holder, StatementCycle Cycle, IReadOnlyList<string> Formats, string Reason)
    : ICommand<StatementPlanView>;

/// <param name="IsChosen">False: nobody has chosen, and the bank's settings hold.</param>
internal sealed record StatementPlanView(Guid AccountId, StatementCycle Cycle, IReadOnlyList<string> Formats, bool IsChosen);

internal sealed class ChooseStatementsValidator : AbstractValidator<ChooseStatements>
{
    public ChooseStatementsValidator()
    {
        RuleFor(c => c.Reason).IsReason();
        RuleFor(c => c.Cycle).IsInEnum().WithErrorCode(AccountsErrors.StatementCycleUnknown.Code);
        RuleFor(c => c.Formats).NotEmpty().When(c => c.Cycle != StatementCycle.None).WithErrorCode(AccountsErrors.FormatUnknown.Code);
        RuleForEach(c => c.Formats).Must(name => StatementFormat.Find(name) is not null).WithErrorCode(AccountsErrors.FormatUnknown.Code);
    }
}

internal sealed class ChooseStatementsHandler(AccountsDbContext db, AccountAccess access) : ICommandHandler<ChooseStatements, StatementPlanView>
{
    public async Task<Result<StatementPlanView>> Handle(ChooseStatements command, CancellationToken cancellationToken)
    {
        if (command.Holder is { } holder && !await access.IsHolderAsync(command.AccountId, holder, cancellationToken))
        {
            return AccountsErrors.UnknownAccount;
        }

        var found = await db.FindForAsync(command.AccountId, AccountCommand.SubscribeToStatements, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure;
        }

        var formats = command.Formats.Distinct().ToList();
        var plan = await db.StatementPlans.SingleOrDefaultAsync(p => p.AccountId == command.AccountId, cancellationToken);
        if (plan is null)
        {
            plan = new StatementPlan { AccountId = command.AccountId, Formats = "" };
            db.StatementPlans.Add(plan);
        }

        plan.Cycle = command.Cycle;
        plan.Formats = string.Join(' ', formats);
        plan.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return new StatementPlanView(command.AccountId, command.Cycle, formats, IsChosen: true);
    }
}

/// <param name="Holder">Whose account it has to be; null for staff.</param>
internal sealed record GetStatementPlan(Guid AccountId, Guid? Holder) : IQuery<StatementPlanView>;

internal sealed class GetStatementPlanHandler(AccountsDbContext db, IMediator bank, IOptions<StatementOptions> options)
    : IQueryHandler<GetStatementPlan, StatementPlanView>
{
    public async Task<Result<StatementPlanView>> Handle(GetStatementPlan query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var plan = await db.StatementPlans.AsNoTracking().SingleOrDefaultAsync(p => p.AccountId == query.AccountId, cancellationToken);
        return plan is null
            ? new StatementPlanView(query.AccountId, options.Value.Cycle, options.Value.FormatNames(), IsChosen: false)
            : new StatementPlanView(
                query.AccountId, plan.Cycle, plan.Formats.Split(' ', StringSplitOptions.RemoveEmptyEntries), IsChosen: true);
    }
}
