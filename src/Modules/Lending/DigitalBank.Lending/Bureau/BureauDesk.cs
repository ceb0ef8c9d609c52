using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Lending.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Lending.Bureau;

/// <summary>Gets a bureau's report on an applicant: one that is fresh enough, or a new one.</summary>
internal sealed partial class BureauDesk(
    LendingDbContext db, IMediator bank, ICreditBureau bureau, TimeProvider clock, IOptions<BureauSettings> settings, ILogger<BureauDesk> logger)
{
    /// <summary>Nobody owes more, in any currency; what is converted into another one stays a number that the bank can hold.</summary>
    private const decimal MostBelievable = 1_000_000_000_000;

    public string Bureau => bureau.Name;

    /// <summary>Call it under a living consent and outside a transaction: it may wait for the bureau, and it saves what it hears.</summary>
    /// <returns>Null where the bureau has not answered.</returns>
    public async Task<StoredBureauReport?> FindAsync(
        Guid partyId, Guid consentId, int reuseDays, DateOnly today, CancellationToken cancellationToken)
    {
        if (await StoredSinceAsync(partyId, today.AddDays(-reuseDays), cancellationToken) is { } fresh)
        {
            return fresh;
        }

        // The same all day: a repetition after a crash, and an application at the same moment, are one enquiry to the bureau.
        var enquiryId = DerivedKey.Of("bureau-enquiry", bureau.Name, partyId, today);
        var (answered, report) = await AskAsync(partyId, enquiryId, today, cancellationToken);
        if (!answered)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var stored = new StoredBureauReport
        {
            Id = Guid.CreateVersion7(now),
            PartyId = partyId,
            Bureau = bureau.Name,
            AskedOn = today,
            AskedAt = now,
            ConsentId = consentId,
            Content = StoredBureauReport.Text(report),
        };
        return await SaveAsync(stored, cancellationToken);
    }

    private Task<StoredBureauReport?> StoredSinceAsync(Guid partyId, DateOnly since, CancellationToken cancellationToken) =>
        db.BureauReports.AsNoTracking()
            .Where(report => report.PartyId == partyId && report.Bureau == bureau.Name && report.AskedOn >= since)
            .OrderByDescending(report => report.AskedOn)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<(bool Answered, BureauReport? Report)> AskAsync(
        Guid partyId, Guid enquiryId, DateOnly today, CancellationToken cancellationToken)
    {
        var party = (await bank.Send(new GetParty(partyId), cancellationToken)).Value;
        var timeout = TimeSpan.FromSeconds(settings.Value.TimeoutSeconds);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(timeout);
        try
        {
            // Not every adapter looks at the token, so the bank stops waiting by itself too.
            var report = await bureau.AskAsync(new BureauEnquiry(enquiryId, party.Reference, party.Name, party.Country), waiting.Token)
                .WaitAsync(timeout, cancellationToken);
            if (report is null || IsPossible(report, today))
            {
                return (true, report);
            }

            LogUnavailable(enquiryId, "an impossible report");
        }
        catch (Exception outage) when (!cancellationToken.IsCancellationRequested)
        {
            // Of what kind, and no more: the words of an adapter's exception may say whom it asked about.
            LogUnavailable(enquiryId, outage.GetType().Name);
        }

        return (false, null);
    }

    private bool IsPossible(BureauReport report, DateOnly today)
    {
        // The business date may be behind the calendar, and a bureau in another time zone ahead of it.
        var calendarDay = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        return report is { Defaults: >= 0, Enquiries: >= 0 }
            && report.ReportDate <= (calendarDay > today ? calendarDay : today)
            && IsPossible(report.Debt) && IsPossible(report.MonthlyInstalments);
    }

    private static bool IsPossible(Money owed) => !owed.IsNegative && owed.ToDecimal() <= MostBelievable;

    private async Task<StoredBureauReport?> SaveAsync(StoredBureauReport stored, CancellationToken cancellationToken)
    {
        db.BureauReports.Add(stored);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return stored;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            // Another application of the same customer has heard it at the same moment: both rest on the one that is kept.
            db.Entry(stored).State = EntityState.Detached;
            return await StoredSinceAsync(stored.PartyId, stored.AskedOn, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The credit bureau has not answered enquiry {EnquiryId}: {Cause}")]
    private partial void LogUnavailable(Guid enquiryId, string cause);
}
