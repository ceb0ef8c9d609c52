using DigitalBank.Identity.Data;
using DigitalBank.Identity.Logins;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.Sessions;

/// <summary>Starts a session with e-mail and password.</summary>
internal sealed record LogIn(LoginKind Kind, string Email, string Password) : ICommand<SessionView>;

internal sealed class LogInValidator : AbstractValidator<LogIn>
{
    public LogInValidator()
    {
        // Upper bounds only: a stricter look would tell apart log-ins that cannot exist. They keep hashing cheap.
        RuleFor(c => c.Email).NotEmpty().MaximumLength(EmailRules.MaximumLength).WithErrorCode("identity.email_invalid");
        RuleFor(c => c.Password).NotEmpty().MaximumLength(PasswordRules.MaximumLength).WithErrorCode("identity.password_missing");
    }
}

internal sealed partial class LogInHandler(
    IdentityDbContext db,
    PasswordCheck passwords,
    TokenIssuer tokens,
    IOptions<IdentitySettings> settings,
    TimeProvider clock,
    ILogger<LogInHandler> logger) : ICommandHandler<LogIn, SessionView>
{
    public async Task<Result<SessionView>> Handle(LogIn command, CancellationToken cancellationToken)
    {
        var (login, isRight) = await passwords.LookAsync(command.Kind, command.Email, command.Password, cancellationToken);
        if (login is null || !isRight || login.DisabledAt is not null)
        {
            LogRefused(command.Kind, login?.Id);
            return IdentityErrors.LogInRefused;
        }

        var now = clock.GetUtcNow();
        var lifetime = command.Kind == LoginKind.Staff ? settings.Value.StaffSessionLifetime : settings.Value.CustomerSessionLifetime;
        var token = RefreshToken.NewFor(Guid.CreateVersion7(now));
        var session = Session.Start(login, token, now, lifetime);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);

        LogStarted(session.Id, login.Id);
        return tokens.Issue(login, await db.RolesOfAsync(login.Id, cancellationToken), token, session.ExpiresAt);
    }

    [LoggerMessage(LogLevel.Information, "{Kind} log-in refused, log-in {LoginId}")]
    private partial void LogRefused(LoginKind kind, Guid? loginId);

    [LoggerMessage(LogLevel.Information, "Session {SessionId} of log-in {LoginId} started")]
    private partial void LogStarted(Guid sessionId, Guid loginId);
}
