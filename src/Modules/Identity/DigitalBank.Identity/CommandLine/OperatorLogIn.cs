using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Sessions;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Identity.CommandLine;

/// <summary>
/// A member of staff at the command line shows the password of the log-in that they have over HTTP. Wrong ones count there and here
/// together.
/// </summary>
internal sealed class OperatorLogIn(PasswordCheck passwords) : IOperatorLogIn
{
    public async Task<Result<Guid>> AskAsync(string email, VerbOutput output, CancellationToken cancellationToken)
    {
        var password = await PasswordPrompt.ReadOnceAsync(output, cancellationToken);
        if (password is not { Length: <= PasswordRules.MaximumLength } || email.Length > EmailRules.MaximumLength)
        {
            return IdentityErrors.LogInRefused;
        }

        var (login, isRight) = await passwords.LookAsync(LoginKind.Staff, email, password, cancellationToken);
        return isRight && login is { DisabledAt: null } ? login.Id : IdentityErrors.LogInRefused;
    }
}
