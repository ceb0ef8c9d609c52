using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Collections;

/// <summary>Notes what the borrower has promised to pay. One promise at a time is open; until its day no reminder goes out.</summary>
internal sealed record NotePromise(Guid CaseId, Money Amount, DateOnly Day) : ICommand<PromiseView>;

/// <summary>The promise was taken back, or noted by mistake: reminders go on.</summary>
internal sealed record WithdrawPromise(Guid CaseId, Guid PromiseId) : ICommand<PromiseView>;

internal sealed class NotePromiseValidator : AbstractValidator<NotePromise>
{
    public NotePromiseValidator() => RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
        .WithErrorCode(CollectionErrors.PromiseInvalid.Code).WithMessage(CollectionErrors.PromiseInvalid.Message);
}

internal sealed class NotePromiseHandler(
    LendingDbContext db, LoanCatalogue catalogue, IBusinessCalendar calendar, IActor actor, TimeProvider clock) : ICommandHandler<NotePromise, PromiseView>
{
    public async Task<Result<PromiseView>> Handle(NotePromise command, CancellationToken cancellationToken)
    {
        var one = await db.ArrearsCases.SingleOrDefaultAsync(c => c.Id == command.CaseId, cancellationToken);
        if (one is null)
        {
            return CollectionErrors.UnknownCase;
        }

        var loan = await db.Loans.AsNoTracking().SingleAsync(l => l.Id == one.LoanId, cancellationToken);
        var terms = (await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken)).ReadTerms();
        var today = await calendar.TodayAsync(cancellationToken);
        var latest = today.AddDays(terms.Collections?.LongestPromiseDays ?? CollectionTerms.UsualPromiseDays);
        if (one.WhyNotOpen is { } closed)
        {
            return closed;
        }

        if (await db.Promises.AnyAsync(p => p.CaseId == one.Id && p.Status == PromiseStatus.Open, cancellationToken))
        {
            return CollectionErrors.PromiseOpen;
        }

        if (command.Amount.Currency.Code != one.CurrencyCode)
        {
            return Servicing.ServicingErrors.OtherCurrency;
        }

        if (command.Day < today || command.Day > latest)
        {
            return CollectionErrors.PromiseDay;
        }

        var promise = PromiseToPay.Of(one.Id, command.Amount, command.Day, loan.LastEvent, actor.Subject, clock.GetUtcNow());
        db.Promises.Add(promise);
        one.Touch();
        await db.SaveChangesAsync(cancellationToken);
        return PromiseView.Of(promise, command.Amount.Currency);
    }
}

internal sealed class WithdrawPromiseHandler(LendingDbContext db, IBusinessCalendar calendar) : ICommandHandler<WithdrawPromise, PromiseView>
{
    public async Task<Result<PromiseView>> Handle(WithdrawPromise command, CancellationToken cancellationToken)
    {
        var one = await db.ArrearsCases.SingleOrDefaultAsync(c => c.Id == command.CaseId, cancellationToken);
        if (one is null)
        {
            return CollectionErrors.UnknownCase;
        }

        var promise = await db.Promises.SingleOrDefaultAsync(
            p => p.Id == command.PromiseId && p.CaseId == command.CaseId && p.Status == PromiseStatus.Open, cancellationToken);
        if (promise is null)
        {
            return CollectionErrors.UnknownPromise;
        }

        promise.Withdraw(await calendar.TodayAsync(cancellationToken));
        one.Touch();
        await db.SaveChangesAsync(cancellationToken);
        return PromiseView.Of(promise, Currency.Of(one.CurrencyCode));
    }
}
