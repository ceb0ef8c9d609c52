using DigitalBank.Identity.Contracts.SecondFactors;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Logins;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>Tells the owner of a log-in what has become of its second factor, who may not have done it. A message that cannot be sent takes nothing back.</summary>
internal sealed partial class SecondFactorNews(
    IdentityDbContext db, IMailSender mail, IOptions<BankSettings> bank, TimeProvider clock, ILogger<SecondFactorNews> logger)
{
    public Task TellSetUpAsync(Guid loginId) => TellAsync(
        loginId,
        $"An authenticator app was set up at {bank.Value.Name}",
        "From now on its codes confirm what you order. If that was not you, call the bank at once.");

    public Task TellRemovedAsync(Guid loginId) => TellAsync(
        loginId,
        $"Your authenticator app was removed at {bank.Value.Name}",
        "Its codes confirm nothing any more. If that was not you, call the bank at once.");

    public Task TellLockedAsync(Guid loginId) => TellAsync(
        loginId,
        $"Wrong codes of your authenticator app at {bank.Value.Name}",
        "Codes were wrong so often that no more are taken for a while. If that was not you, change your password and call the bank.");

    /// <summary>With the next save: the event, and what the owner reads about it later.</summary>
    public async Task NoteRemovedAsync(Login login, bool isByBank, CancellationToken cancellationToken)
    {
        var removal = await db.SecondFactorRemovals.SingleOrDefaultAsync(row => row.LoginId == login.Id, cancellationToken)
            ?? db.SecondFactorRemovals.Add(new SecondFactorRemoval { LoginId = login.Id }).Entity;
        (removal.RemovedAt, removal.IsByBank) = (clock.GetUtcNow(), isByBank);
        db.Publish(new SecondFactorRemoved(login.Id, login.PartyId, isByBank));
    }

    private async Task TellAsync(Guid loginId, string subject, string text)
    {
        var email = (await db.Logins.AsNoTracking().SingleAsync(row => row.Id == loginId, CancellationToken.None)).Email;
        var sent = await mail.SendAsync(new MailMessage(email ?? "", subject, text), CancellationToken.None);
        if (!sent.IsSuccess)
        {
            LogNotTold(loginId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log-in {LoginId} could not be told what has become of its second factor")]
    private partial void LogNotTold(Guid loginId);
}
