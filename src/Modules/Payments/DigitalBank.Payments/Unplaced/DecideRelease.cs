using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Unplaced;

/// <summary>Agrees to a proposed release, or not. Whoever proposed it cannot. What is agreed to is booked with the answer.</summary>
/// <param name="AccountId">The account that is proposed, as whoever decides has seen it: another proposal is not decided with it.</param>
internal sealed record DecideRelease(Guid PaymentOrderId, Guid AccountId, bool IsApproved, string Reason) : ICommand<UnplacedMoneyView>;

internal sealed class DecideReleaseValidator : AbstractValidator<DecideRelease>
{
    public DecideReleaseValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class DecideReleaseHandler(PaymentsDbContext db, ReleaseBooking booking, IActor actor, TimeProvider clock)
    : ICommandHandler<DecideRelease, UnplacedMoneyView>
{
    public async Task<Result<UnplacedMoneyView>> Handle(DecideRelease command, CancellationToken cancellationToken)
    {
        var money = await db.UnplacedMoney.SingleOrDefaultAsync(m => m.PaymentOrderId == command.PaymentOrderId, cancellationToken);
        if (money is null)
        {
            return PaymentsErrors.UnknownUnplacedMoney;
        }

        if (money.Decide(command.AccountId, command.IsApproved, command.Reason, actor.Subject, clock.GetUtcNow()) is { } refused)
        {
            return refused;
        }

        // Saved before the ledger is asked, so that whoever goes on after a crash books the same entry.
        await db.SaveChangesAsync(cancellationToken);
        return command.IsApproved && await booking.BookAsync(money, cancellationToken) is { } failure
            ? failure
            : UnplacedMoneyView.Of(money);
    }
}

/// <summary>Books releases that were agreed to. May be repeated.</summary>
internal sealed class ReleaseBooking(
    PaymentsDbContext db, OnceOnlyPosting ledger, BankLedgerAccounts ledgerAccounts, IBusinessCalendar calendar)
{
    /// <returns>Null, or why the money is not there: an outage leaves it on its way, anything else brings it back to the list.</returns>
    public async Task<Failure?> BookAsync(UnplacedMoney money, CancellationToken cancellationToken)
    {
        var suspense = await ledgerAccounts.SuspenseAsync(money.CurrencyCode, cancellationToken);
        if (!suspense.IsSuccess)
        {
            return suspense.Failure;
        }

        var date = await calendar.TodayAsync(cancellationToken);
        var key = money.Rounds == 0 ? "unplaced-released" : FormattableString.Invariant($"unplaced-released-{money.Rounds}");
        var entry = new PostJournalEntry(
            DerivedKey.Of(key, money.PaymentOrderId),
            PaymentsModule.Source,
            money.PaymentOrderId.ToString(),
            "unplaced-released",
            date,
            [new Posting(suspense.Value, Side.Debit, money.Amount, date), new Posting(money.LedgerAccountId!.Value, Side.Credit, money.Amount, date)]);
        var booked = (await ledger.PostAsync([entry], cancellationToken))[0];
        if (booked.Failure is { Kind: not FailureKind.Unavailable } refusal)
        {
            booked = await ledger.EarlierOrAsync(refusal, entry, cancellationToken);
        }

        if (booked.Failure is { Kind: FailureKind.Unavailable } later)
        {
            return later;
        }

        if (booked.IsSuccess)
        {
            money.Release(booked.Value.EntryId);
        }
        else
        {
            money.WaitAgain();
        }

        await db.SaveChangesAsync(CancellationToken.None); // the money has moved; this must be known
        return booked.Failure;
    }

    /// <summary>Books what a crash or an outage has left on its way.</summary>
    /// <returns>How many.</returns>
    public async Task<long> ResumeAsync(DateTimeOffset decidedBefore, int most, CancellationToken cancellationToken)
    {
        var onTheWay = await db.UnplacedMoney
            .Where(money => money.Status == UnplacedMoneyStatus.Releasing && money.DecidedAt <= decidedBefore)
            .OrderBy(money => money.PaymentOrderId)
            .Take(most)
            .ToListAsync(cancellationToken);
        foreach (var money in onTheWay)
        {
            await BookAsync(money, cancellationToken);
        }

        return onTheWay.Count;
    }
}
