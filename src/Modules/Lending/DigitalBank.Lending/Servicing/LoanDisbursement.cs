using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Servicing;

/// <summary>Carries an accepted loan to where its money lies on the customer's account. Each part may be repeated.</summary>
internal sealed class LoanDisbursement(
    LendingDbContext db, LoanCatalogue catalogue, LoanLedger ledger, IBusinessCalendar calendar, IMediator bank, TimeProvider clock)
{
    /// <returns>Why the money is not there, or null. Where the ledger has refused, the offer stands again.</returns>
    public async Task<Failure?> CarryThroughAsync(GrantedLoan loan, AcceptOffer? command, CancellationToken cancellationToken)
    {
        if (loan.Status == GrantedLoanStatus.Disbursing)
        {
            var refused = await PayOutAsync(loan, cancellationToken);
            if (refused is not null)
            {
                return refused.Kind == FailureKind.Unavailable ? refused : await GiveUpAsync(loan, refused);
            }
        }

        // The money has moved: what says so is saved even when the caller has left.
        if (command is not null)
        {
            db.Remember(command, LoanView.Of(loan));
        }

        await db.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    private async Task<Failure?> PayOutAsync(GrantedLoan loan, CancellationToken cancellationToken)
    {
        var earlier = await ledger.FindDisbursementAsync(loan, cancellationToken);
        if (!earlier.IsSuccess)
        {
            return earlier.Failure;
        }

        if (earlier.Value.Entry is { } entry)
        {
            loan.Disbursed(entry.BookingDate);
            return null;
        }

        var account = await bank.Send(new GetAccount(loan.AccountId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        if (loan.LedgerAccountId is null)
        {
            var opened = await ledger.OpenAccountAsync(loan, cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Failure;
            }

            loan.AccountOpened(opened.Value.LedgerAccountId);
        }

        // Interest runs from the day on which the money comes, whatever day it was accepted on.
        loan.PayOutOn(await calendar.TodayAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        var version = await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken);
        var fee = version.ReadTerms().Charges?.DisbursementFee?.MinorUnits ?? 0;
        var booked = await ledger.DisburseAsync(loan, account.Value.LedgerAccountId, fee, cancellationToken);
        if (booked.IsSuccess)
        {
            loan.Disbursed(loan.StartDate);
        }

        return booked.Failure;
    }

    private async Task<Failure> GiveUpAsync(GrantedLoan loan, Failure refused)
    {
        var application = await db.Applications.SingleAsync(a => a.Id == loan.ApplicationId, CancellationToken.None);
        application.OfferAgain(loan.Amount, clock.GetUtcNow());
        loan.GiveUp();
        await db.SaveChangesAsync(CancellationToken.None);
        return refused;
    }
}
