using DigitalBank.Identity.Data;
using DigitalBank.Identity.Sessions;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Logins;

/// <summary>Sets a new password. All sessions end, this one too: whoever knows the new password logs in again.</summary>
internal sealed record ChangePassword(Guid LoginId, string CurrentPassword, string NewPassword) : ICommand<Done>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(c => c.CurrentPassword).NotEmpty().MaximumLength(PasswordRules.MaximumLength).WithErrorCode("identity.password_missing");
        RuleFor(c => c.NewPassword).IsPassword();
    }
}

internal sealed class ChangePasswordHandler(
    IdentityDbContext db,
    PasswordCheck passwords,
    PasswordRules rules,
    UserManager<Login> users,
    EndAccess endAccess) : ICommandHandler<ChangePassword, Done>
{
    public async Task<Result<Done>> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        var known = await db.Logins.AsNoTracking().SingleOrDefaultAsync(l => l.Id == command.LoginId, cancellationToken);
        if (known is null)
        {
            return IdentityErrors.UnknownLogin;
        }

        // Counts towards the lock like a log-in: a stolen session must not be a way to guess the password.
        if (!await passwords.IsRightAsync(known, command.CurrentPassword, cancellationToken))
        {
            return IdentityErrors.WrongPassword;
        }

        if (!(await rules.ValidateAsync(users, known, command.NewPassword)).Succeeded)
        {
            return IdentityErrors.PasswordTooWeak;
        }

        var login = await db.Logins.SingleAsync(l => l.Id == command.LoginId, cancellationToken);
        login.PasswordHash = users.PasswordHasher.HashPassword(login, command.NewPassword);
        await endAccess.SaveAsync(login, cancellationToken);
        return Done.Instance;
    }
}
