using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Collects the direct debits whose day has come, and finishes collections and refunds that a crash left half done.</summary>
internal sealed record CollectDueDebits : ICommand<CollectedDebits>;

/// <param name="StillOpen">Those that the ledger could not say anything about; the next run goes on with them.</param>
internal sealed record CollectedDebits(long Done, long StillOpen);

internal sealed class CollectDueDebitsHandler(
    PaymentsDbContext db, DueDebits due, DebitBooker booker, IBusinessCalendar calendar, IOptions<PaymentsOptions> options)
    : ICommandHandler<CollectDueDebits, CollectedDebits>
{
    public async Task<Result<CollectedDebits>> Handle(CollectDueDebits request, CancellationToken cancellationToken)
    {
        var (done, open) = (0L, 0L);
        var today = await calendar.TodayAsync(cancellationToken);
        var last = Guid.Empty;
        while (await NextPageAsync(today, last, cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            try
            {
                await due.BeginAsync(page.FindAll(debit => debit.Status == IncomingDebitStatus.Waiting), cancellationToken);
                await db.SaveChangesAsync(cancellationToken); // before the ledger is asked
                await booker.BookAsync(page.FindAll(IsOnTheWay), cancellationToken);
                var left = page.LongCount(IsOnTheWay);
                (done, open) = (done + page.Count - left, open + left);
            }
            catch (DbUpdateException failed) when (failed.IsConflict())
            {
                open += page.Count; // a customer refuses one of them at this moment; the next run reads again
            }

            db.ChangeTracker.Clear();
        }

        return new CollectedDebits(done, open);
    }

    private static bool IsOnTheWay(IncomingDebit debit) => debit.Status is IncomingDebitStatus.Collecting or IncomingDebitStatus.Refunding;

    private Task<List<IncomingDebit>> NextPageAsync(DateOnly today, Guid after, CancellationToken cancellationToken) => db.IncomingDebits
        .Where(debit => debit.Id > after
            && ((debit.Status == IncomingDebitStatus.Waiting && debit.CollectionDate <= today
                    && (debit.CollectionId == null || db.Collections.Any(collection => collection.Id == debit.CollectionId
                        && db.Creditors.Any(creditor => creditor.Id == collection.CreditorId && creditor.Status == CreditorStatus.Approved))))
                || debit.Status == IncomingDebitStatus.Collecting || debit.Status == IncomingDebitStatus.Refunding))
        .OrderBy(debit => debit.Id)
        .Take(options.Value.InFlight)
        .ToListAsync(cancellationToken);
}

/// <summary>Collects what is due, from our customers and from those of other banks.</summary>
internal sealed class CollectDirectDebitsJob(IMediator bank) : IBankJob
{
    public string Name => "collect-direct-debits";

    public string Description => "Collect the direct debits whose day has come, and send those on other banks' customers";

    public string? DefaultSchedule => "30 0/5 * * * ?";

    public Task<StepReport> RunAsync(CancellationToken cancellationToken) => CollectAsync(bank, cancellationToken);

    internal static async Task<StepReport> CollectAsync(IMediator bank, CancellationToken cancellationToken)
    {
        var sent = await bank.Send(new SendDueCollections(), cancellationToken);
        var collected = await bank.Send(new CollectDueDebits(), cancellationToken);
        return new StepReport(
            collected.Value.Done + collected.Value.StillOpen + sent.Value.Sent,
            collected.Value.StillOpen,
            $"{sent.Value.Sent} sent in {sent.Value.Messages} messages, {sent.Value.Told} debtors told, {sent.Value.StillOwed} claims on creditors open");
    }
}

/// <summary>Runs when the business date has moved on, after standing orders: what is due on the new day is collected at its beginning.</summary>
internal sealed class CollectDirectDebitsStep(IMediator bank) : ICloseOfBusinessStep
{
    public string Name => "collect-direct-debits";

    public int Order => 707;

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) => CollectDirectDebitsJob.CollectAsync(bank, cancellationToken);
}
