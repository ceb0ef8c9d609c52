using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.StepUps;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Servicing;

/// <summary>Accepts an offer and has its money on the customer's account with the answer.</summary>
internal sealed record AcceptOffer(Guid IdempotencyKey, Guid ApplicationId, Guid PartyId) : IIdempotentCommand, ICommand<LoanView>;

internal sealed class AcceptOfferHandler(
    LendingDbContext db,
    LoanCatalogue catalogue,
    ExposureDesk exposures,
    LoanDisbursement disbursement,
    AcceptanceStepUps stepUps,
    IActor actor,
    IBusinessCalendar calendar,
    TimeProvider clock)
    : ICommandHandler<AcceptOffer, LoanView>
{
    public async Task<Result<LoanView>> Handle(AcceptOffer command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.SingleOrDefaultAsync(
            a => a.Id == command.ApplicationId && a.PartyId == command.PartyId, cancellationToken);
        if (application is null)
        {
            return ApplicationErrors.Unknown;
        }

        // Accepted before under another key, or before a crash: the loan there is.
        var loan = application.LoanId is { } loanId ? await db.Loans.SingleOrDefaultAsync(l => l.Id == loanId, cancellationToken) : null;
        if (loan is null)
        {
            var accepted = await AcceptAsync(application, cancellationToken);
            if (!accepted.IsSuccess)
            {
                return accepted.Failure;
            }

            loan = accepted.Value;
        }

        return await disbursement.CarryThroughAsync(loan, command, cancellationToken) is { } failure ? failure : LoanView.Of(loan);
    }

    private async Task<Result<GrantedLoan>> AcceptAsync(LoanApplication application, CancellationToken cancellationToken)
    {
        var (today, now) = (await calendar.TodayAsync(cancellationToken), clock.GetUtcNow());
        if (application.ReadDecision() is not { Offer: { } offer } decision)
        {
            return ApplicationErrors.NothingOffered;
        }

        var version = await catalogue.VersionAsync(application.ProductCode, application.ProductVersion, cancellationToken);
        if (version.ReadTerms().Line is not null)
        {
            return LineErrors.OfferIsALine;
        }

        var loan = GrantedLoan.Accept(application, offer, today, now, decision.Score?.ProbabilityOfDefault);
        if (application.Accept(loan.Id, today, now) is { } refused)
        {
            return refused;
        }

        // Nothing is kept of an acceptance that still waits for the customer's yes.
        if (await stepUps.FindRefusalAsync(actor.LoginId(), application, offer, isLine: false, cancellationToken) is { } waits)
        {
            return waits;
        }

        // Another loan may have been accepted since this one was decided, or be accepted at this moment.
        await exposures.OpenAsync(application.PartyId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await exposures.RefuseAsync(loan, version.ReadTerms().Policy, cancellationToken) is { } exceeded)
        {
            return exceeded;
        }

        // Saved before the ledger is asked: whatever happens then, the loan is found and carried on.
        db.Loans.Add(loan);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return loan;
    }
}

/// <summary>Pays out accepted loans that a crash or an outage has left on the way.</summary>
internal sealed class DisburseAcceptedLoans(LendingDbContext db, IServiceScopeFactory scopes, TimeProvider clock) : IBankJob
{
    private const int MostAtOnce = 1_000;

    private static readonly TimeSpan LeftAfter = TimeSpan.FromMinutes(1);

    public string Name => "disburse-accepted-loans";

    public string Description => "Pay out accepted loans whose disbursement was interrupted";

    public string? DefaultSchedule => "50 0/2 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - LeftAfter;
        var ids = await db.Loans.AsNoTracking()
            .Where(loan => loan.Status == GrantedLoanStatus.Disbursing && loan.AcceptedAt <= before)
            .OrderBy(loan => loan.Id)
            .Select(loan => loan.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
        var failed = 0L;
        foreach (var id in ids)
        {
            failed += await TryAsync(id, cancellationToken) ? 0 : 1;
        }

        return new StepReport(ids.Count, failed);
    }

    private async Task<bool> TryAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var loan = await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.SingleAsync(l => l.Id == id, cancellationToken);
        try
        {
            var carrying = scope.ServiceProvider.GetRequiredService<LoanDisbursement>();
            return await carrying.CarryThroughAsync(loan, command: null, cancellationToken) is null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Whoever changed it at this moment finishes it.
            return false;
        }
    }
}
