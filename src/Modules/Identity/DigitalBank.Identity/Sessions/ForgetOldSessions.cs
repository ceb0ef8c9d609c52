using DigitalBank.Identity.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Sessions;

/// <summary>Deletes sessions that nobody can come back to; the audit trail keeps that they were.</summary>
internal sealed class ForgetOldSessions(IdentityDbContext db, TimeProvider clock) : IBankJob
{
    /// <summary>Longer than any access token is good for, so that ended sessions are known until the last token of them is out of date.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public string Name => "forget-old-sessions";

    public string Description => "Delete sessions that ended or expired more than a day ago";

    public string? DefaultSchedule => "0 30 3 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Kept;
        var forgotten = await db.Sessions
            .Where(s => s.ExpiresAt < before || (s.EndedAt != null && s.EndedAt < before))
            .ExecuteDeleteAsync(cancellationToken);
        return new StepReport(forgotten);
    }
}
