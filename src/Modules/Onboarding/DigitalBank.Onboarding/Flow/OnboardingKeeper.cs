using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Onboarding.Applications;
using DigitalBank.Onboarding.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Onboarding.Flow;

/// <summary>Gives up the log-in at once and applications in time. Identity asks nobody, so this module, which knows both, tells it.</summary>
internal sealed class OnboardingKeeper(OnboardingDbContext db, IMediator bank, IOptions<OnboardingOptions> options) : IPersonalDataKeeper
{
    public string Part => "onboarding";

    public async Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken) =>
        await db.Applications.AnyAsync(
            a => a.PartyId == partyId && (a.Status == ApplicationStatus.InReview || a.Status == ApplicationStatus.Accepted), cancellationToken)
            ? new Dealings(GoOn: true, LastDate: null)
            : Dealings.None;

    public async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken)
    {
        var schedule = new RetentionSchedule(endedOn, today);
        if (schedule.IsOver("log-in", years: 0, ""))
        {
            await bank.Send(new ForgetCustomerLogins(partyId), cancellationToken);
        }

        if (schedule.IsOver("applications", options.Value.RetentionYears, "Directive (EU) 2015/849, article 40"))
        {
            db.Applications.RemoveRange(await db.Applications.Where(a => a.PartyId == partyId).ToListAsync(cancellationToken));
            await db.SaveChangesAsync(cancellationToken);
        }

        return schedule.Outcome;
    }
}
