using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Impairment;

/// <summary>
/// Works out what each loan is expected to lose and books by how much that changed. What a page changes is saved before it is booked, and a
/// loan that is worked out again changes nothing, so the step may be stopped and run again.
/// </summary>
internal sealed class ProvideForLoans(IBusinessCalendar calendar, IServiceScopeFactory scopes) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "provide-for-loans";

    /// <summary>After days past due are counted.</summary>
    public int Order => 839;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (until, done) = (calendar.NextBusinessDay(closingDate), 0L);
        await BookAsync(cancellationToken);
        Guid? after = Guid.Empty;
        while (after is { } from)
        {
            await using var scope = scopes.CreateAsyncScope();
            var provisioning = scope.ServiceProvider.GetRequiredService<LoanProvisioning>();
            (after, var loans) = await provisioning.ProvidePageAsync(from, closingDate, until, PageSize, cancellationToken);
            done += loans;
        }

        for (var released = PageSize; released == PageSize;)
        {
            await using var scope = scopes.CreateAsyncScope();
            var provisioning = scope.ServiceProvider.GetRequiredService<LoanProvisioning>();
            released = await provisioning.ReleasePageAsync(closingDate, PageSize, cancellationToken);
        }

        var waiting = await BookAsync(cancellationToken);
        return new StepReport(done, waiting.Count, waiting.Count == 0 ? null : NoteOf(waiting[0]));
    }

    private static string NoteOf(UnbookedBatch waiting) =>
        $"Provisions for loans of {waiting.ProductCode} wait to be booked: {waiting.Reason.Message} ({waiting.Reason.Code})";

    private async Task<IReadOnlyList<UnbookedBatch>> BookAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var waiting = await scope.ServiceProvider.GetRequiredService<LoanProvisioning>().BookBatchesAsync(cancellationToken);

        // A mapping of one product must not keep the bank from its close; a ledger that is out of reach does.
        return waiting.FirstOrDefault(batch => batch.Reason.Kind == FailureKind.Unavailable) is { } outage
            ? throw new JobException(NoteOf(outage))
            : waiting;
    }
}

/// <summary>Provisions of a page of loans at the close of business.</summary>
internal sealed class LoanProvisioning(LendingDbContext db, LoanCatalogue catalogue, ImpairmentBook book, LoanMappings mappings, IMediator bank)
{
    public const string ProvisionEvent = "loan-provision";

    /// <returns>The id from which the next page goes on, null after the last; and how many loans were worked out.</returns>
    public async Task<(Guid? After, int Loans)> ProvidePageAsync(
        Guid after, DateOnly closingDate, DateOnly until, int size, CancellationToken cancellationToken)
    {
        var loans = await db.Loans.AsNoTracking()
            .Where(loan => loan.Status == GrantedLoanStatus.Running && loan.Id.CompareTo(after) > 0)
            .OrderBy(loan => loan.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var ids = loans.ConvertAll(loan => loan.Id);
        var known = await db.Provisions.Where(p => ids.Contains(p.LoanId)).ToDictionaryAsync(p => p.LoanId, cancellationToken);

        // What is set aside for a person keeps the provision that it has: how long it is overdue is not known.
        var setAside = await db.ServicingFailures.Where(f => ids.Contains(f.LoanId)).Select(f => f.LoanId).ToHashSetAsync(cancellationToken);
        var (changes, terms) = (new Changes(), await catalogue.TermsAsync(loans, cancellationToken));
        var anew = await AgreedAnewAsync(ids, cancellationToken);
        foreach (var loan in loans.Where(loan => !setAside.Contains(loan.Id)))
        {
            if (await book.InForceAsync(loan.ProductCode, closingDate, cancellationToken) is not { } parameters)
            {
                continue;
            }

            var agreed = terms[(loan.ProductCode, loan.ProductVersion)].Value;
            var loss = ExpectedLoss.Of(
                LoanAtRisk.Of(loan, agreed, anew.Contains(loan.Id) ? [.. anew[loan.Id]] : null, until), parameters.Parameters);
            if (!known.TryGetValue(loan.Id, out var provision))
            {
                provision = new LoanProvision { LoanId = loan.Id };
                db.Provisions.Add(provision);
            }

            changes.Add(loan, provision.Set(loss, parameters.Number, closingDate));
        }

        await SaveAsync(changes, closingDate, cancellationToken);
        return (loans.Count < size ? null : ids[^1], loans.Count - setAside.Count);
    }

    /// <summary>Loans that run no more need no provision.</summary>
    /// <returns>How many were released; fewer than asked for when these were the last.</returns>
    public async Task<int> ReleasePageAsync(DateOnly closingDate, int size, CancellationToken cancellationToken)
    {
        var page = await db.Provisions
            .Where(p => p.Amount != 0)
            .Join(db.Loans, p => p.LoanId, loan => loan.Id, (p, loan) => new { p, loan })
            .Where(one => one.loan.Status != GrantedLoanStatus.Running)
            .OrderBy(one => one.loan.Id)
            .Take(size)
            .ToListAsync(cancellationToken);
        var changes = new Changes();
        foreach (var one in page)
        {
            changes.Add(one.loan, one.p.Release(closingDate));
        }

        await SaveAsync(changes, closingDate, cancellationToken);
        return page.Count;
    }

    /// <returns>Those that could not be booked. The others are booked.</returns>
    public async Task<IReadOnlyList<UnbookedBatch>> BookBatchesAsync(CancellationToken cancellationToken)
    {
        var waiting = new List<UnbookedBatch>();
        foreach (var batch in await db.ProvisionBatches.Where(b => !b.IsBooked).OrderBy(b => b.Id).ToListAsync(cancellationToken))
        {
            if (await PostAsync(batch, cancellationToken) is { } failure)
            {
                waiting.Add(new UnbookedBatch(batch.ProductCode, failure));
                continue;
            }

            batch.IsBooked = true;
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return waiting;
    }

    /// <summary>What happened to those loans whose instalments are not those of their beginning any more.</summary>
    private async Task<ILookup<Guid, LoanEvent>> AgreedAnewAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var changed = db.Events
            .Where(e => ids.Contains(e.LoanId) && e.IsBooked && !e.IsReversed
                && (e.Kind == LoanEventKind.Reschedule || e.Kind == LoanEventKind.ReAge
                    || e.Kind == LoanEventKind.Reamortisation || e.Kind == LoanEventKind.Chargeback))
            .Select(e => e.LoanId);
        var events = await db.Events.AsNoTracking()
            .Where(e => e.IsBooked && changed.Contains(e.LoanId)).OrderBy(e => e.Number).ToListAsync(cancellationToken);
        return events.ToLookup(happened => happened.LoanId);
    }

    private async Task SaveAsync(Changes changes, DateOnly closingDate, CancellationToken cancellationToken)
    {
        db.ProvisionBatches.AddRange(changes.Where(change => change.Value != 0).Select(change => new ProvisionBatch
        {
            Id = Guid.CreateVersion7(),
            ProductCode = change.Key.Product,
            CurrencyCode = change.Key.Currency,
            BookingDate = closingDate,
            Amount = change.Value,
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is provided for is an expense; what is reversed goes the other way round (5.5.8).</summary>
    private async Task<Failure?> PostAsync(ProvisionBatch batch, CancellationToken cancellationToken)
    {
        var mapped = await mappings.ResolveAsync(
            new ResolveMapping(batch.ProductCode, ProvisionEvent, batch.CurrencyCode, batch.BookingDate),
            mapping => mapping is { DebitAccountId: not null, CreditAccountId: not null },
            ImpairmentErrors.NotMapped,
            cancellationToken);
        if (!mapped.IsSuccess)
        {
            return mapped.Failure;
        }

        var (expense, allowance) = (mapped.Value.DebitAccountId!.Value, mapped.Value.CreditAccountId!.Value);
        var (debit, credit) = batch.Amount > 0 ? (expense, allowance) : (allowance, expense);
        var amount = Money.OfMinor(Math.Abs(batch.Amount), Currency.Of(batch.CurrencyCode));
        var booked = await bank.Send(
            new PostJournalEntry(
                DerivedKey.Of(ProvisionEvent, batch.Id.ToString()),
                LoanLedger.Source,
                $"{batch.Id:N}/{ProvisionEvent}",
                ProvisionEvent,
                batch.BookingDate,
                [new Posting(debit, Side.Debit, amount, batch.BookingDate), new Posting(credit, Side.Credit, amount, batch.BookingDate)]),
            cancellationToken);
        return booked.Failure;
    }

    /// <summary>Minor units by product and currency.</summary>
    private sealed class Changes : Dictionary<(string Product, string Currency), long>
    {
        public void Add(GrantedLoan loan, long change) =>
            this[(loan.ProductCode, loan.CurrencyCode)] = this.GetValueOrDefault((loan.ProductCode, loan.CurrencyCode)) + change;
    }
}
