using System.Security.Cryptography;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Sessions;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>
/// Gives a log-in a secret for an authenticator app; it counts from the app's first right code on. Begun again before that, the newer secret
/// is the right one.
/// </summary>
/// <param name="Password">Asked for again: whoever found a phone unlocked must not make it theirs.</param>
internal sealed record BeginSecondFactor(Guid LoginId, string Password) : ICommand<SecretView>;

/// <param name="Secret">For typing: base 32.</param>
/// <param name="Address">For a QR code: the key URI that authenticator apps read.</param>
internal sealed record SecretView(string Secret, string Address);

internal sealed class BeginSecondFactorHandler(IdentityDbContext db, PasswordCheck passwords, IOptions<BankSettings> bank, TimeProvider clock)
    : ICommandHandler<BeginSecondFactor, SecretView>
{
    public async Task<Result<SecretView>> Handle(BeginSecondFactor command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.LoginId, cancellationToken);
        if (login is null || !await passwords.IsRightAsync(login, command.Password ?? "", cancellationToken))
        {
            return login is null ? IdentityErrors.UnknownLogin : IdentityErrors.WrongPassword;
        }

        var factor = await db.SecondFactors.SingleOrDefaultAsync(row => row.LoginId == command.LoginId, cancellationToken);
        if (factor is { SetUpAt: not null })
        {
            return IdentityErrors.SecondFactorThere;
        }

        factor ??= db.SecondFactors.Add(new SecondFactor { LoginId = command.LoginId }).Entity;
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretLength);
        factor.Begin(secret, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ViewOf(secret, login.Email ?? "");
    }

    private SecretView ViewOf(byte[] secret, string email)
    {
        var (text, issuer) = (Base32.Encode(secret), Uri.EscapeDataString(bank.Value.Name));
        return new SecretView(
            text,
            $"otpauth://totp/{issuer}:{Uri.EscapeDataString(email)}?secret={text}&issuer={issuer}&digits={Totp.Digits}&period={Totp.SecondsPerStep}");
    }
}
