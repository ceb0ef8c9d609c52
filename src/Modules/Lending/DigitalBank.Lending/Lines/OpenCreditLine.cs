using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.StepUps;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>Accepts the offer of a credit line: its amount is the limit from now on, and nothing is paid out.</summary>
internal sealed record OpenCreditLine(Guid IdempotencyKey, Guid ApplicationId, Guid PartyId) : IIdempotentCommand, ICommand<CreditLineView>;

internal sealed class OpenCreditLineHandler(
    LendingDbContext db, LoanCatalogue catalogue, ExposureDesk exposures, AcceptanceStepUps stepUps, IActor actor, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<OpenCreditLine, CreditLineView>
{
    public async Task<Result<CreditLineView>> Handle(OpenCreditLine command, CancellationToken cancellationToken)
    {
        var application = await db.Applications.SingleOrDefaultAsync(
            a => a.Id == command.ApplicationId && a.PartyId == command.PartyId, cancellationToken);
        if (application is null)
        {
            return ApplicationErrors.Unknown;
        }

        var version = await catalogue.VersionAsync(application.ProductCode, application.ProductVersion, cancellationToken);
        if (version.ReadTerms() is not { Line: { } terms, Policy: var policy })
        {
            return LineErrors.OfferIsALoan;
        }

        // Opened before under another key: the line there is.
        if (application.LoanId is { } lineId)
        {
            return CreditLineView.Of(await db.CreditLines.AsNoTracking().SingleAsync(l => l.Id == lineId, cancellationToken));
        }

        var (today, now) = (await calendar.TodayAsync(cancellationToken), clock.GetUtcNow());
        if (application.ReadDecision() is not { Offer: { } offer })
        {
            return ApplicationErrors.NothingOffered;
        }

        var line = CreditLine.Open(application, offer, terms, today, now);
        if (application.Accept(line.Id, today, now) is { } refused)
        {
            return refused;
        }

        // Nothing is kept of an acceptance that still waits for the customer's yes.
        if (await stepUps.FindRefusalAsync(actor.LoginId(), application, offer, isLine: true, cancellationToken) is { } waits)
        {
            return waits;
        }

        // The whole limit counts, drawn or not, in turn with other acceptances of the same customer.
        await exposures.OpenAsync(application.PartyId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await exposures.RefuseAsync(line.PartyId, offer.Amount, policy, cancellationToken) is { } exceeded)
        {
            return exceeded;
        }

        db.CreditLines.Add(line);
        db.LineEvents.Add(LimitOf(line, number: 1, today, recordedBy: application.AppliedBy, now));
        db.Remember(command, CreditLineView.Of(line));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return CreditLineView.Of(line);
    }

    /// <summary>A limit moves no money, so it is booked when it is set.</summary>
    internal static LineEvent LimitOf(CreditLine line, int number, DateOnly today, string recordedBy, DateTimeOffset now, string? reason = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        LineId = line.Id,
        Number = number,
        Key = DerivedKey.Of("line-limit", line.Id, number),
        Kind = LineEntryKind.LimitSet,
        Date = today,
        BookingDate = today,
        Amount = line.Limit,
        Reason = reason,
        RecordedBy = recordedBy,
        DecidedAt = now,
        DaysPastDue = line.DaysPastDue,
        IsBooked = true,
    };
}
