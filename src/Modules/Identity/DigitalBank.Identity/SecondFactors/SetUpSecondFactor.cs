using DigitalBank.Identity.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Mail;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>Shows with a first code that the app has the secret; from now on the second factor counts.</summary>
internal sealed record SetUpSecondFactor(Guid LoginId, string Code) : ICommand<SecondFactorView>;

internal sealed partial class SetUpSecondFactorHandler(
    IdentityDbContext db, CodeCheck codes, IMailSender mail, IOptions<BankSettings> bank, TimeProvider clock, ILogger<SetUpSecondFactorHandler> logger)
    : ICommandHandler<SetUpSecondFactor, SecondFactorView>
{
    public async Task<Result<SecondFactorView>> Handle(SetUpSecondFactor command, CancellationToken cancellationToken)
    {
        // Read before the code is compared: a secret that comes meanwhile cannot be saved over as the one that was shown.
        var factor = await db.SecondFactors.SingleOrDefaultAsync(row => row.LoginId == command.LoginId, cancellationToken);
        if (factor is null || !await codes.IsRightAsync(command.LoginId, command.Code, isSetUp: false, cancellationToken))
        {
            return IdentityErrors.CodeWrong;
        }

        factor.SetUp(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await TellAsync(command.LoginId);
        return new SecondFactorView(factor.SetUpAt);
    }

    /// <summary>Whoever did not do it themselves learns of it. A message that cannot be sent takes nothing back.</summary>
    private async Task TellAsync(Guid loginId)
    {
        var email = (await db.Logins.AsNoTracking().SingleAsync(row => row.Id == loginId, CancellationToken.None)).Email;
        var sent = await mail.SendAsync(
            new MailMessage(
                email ?? "",
                $"An authenticator app was set up at {bank.Value.Name}",
                "From now on its codes confirm what you order. If that was not you, call the bank at once."),
            CancellationToken.None);
        if (!sent.IsSuccess)
        {
            LogNotTold(loginId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Log-in {LoginId} could not be told of its new second factor")]
    private partial void LogNotTold(Guid loginId);
}

/// <summary>Whether a log-in has a second factor.</summary>
internal sealed record GetSecondFactor(Guid LoginId) : IQuery<SecondFactorView>;

/// <param name="SetUpAt">Null where there is none that counts.</param>
internal sealed record SecondFactorView(DateTimeOffset? SetUpAt);

internal sealed class GetSecondFactorHandler(IdentityDbContext db) : IQueryHandler<GetSecondFactor, SecondFactorView>
{
    public async Task<Result<SecondFactorView>> Handle(GetSecondFactor query, CancellationToken cancellationToken) =>
        new SecondFactorView(await db.SecondFactors
            .Where(row => row.LoginId == query.LoginId)
            .Select(row => row.SetUpAt)
            .SingleOrDefaultAsync(cancellationToken));
}
