using DigitalBank.Identity.Data;
using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Sessions;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.SecondFactors;

/// <summary>Takes a customer's own second factor away, with password and a last code. What waits for a code is forgotten with it.</summary>
internal sealed record RemoveSecondFactor(Guid LoginId, string Password, string Code) : ICommand<Done>;

/// <summary>Takes the second factor of somebody away who has lost the phone. All sessions of the log-in end.</summary>
/// <param name="Reason">How the bank knows that it is the customer who asks; stands in the audit trail.</param>
internal sealed record RemoveLostSecondFactor(Guid LoginId, string Reason) : ICommand<Done>;

internal sealed class RemoveLostSecondFactorValidator : AbstractValidator<RemoveLostSecondFactor>
{
    private const int LongestReason = 200;

    public RemoveLostSecondFactorValidator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(LongestReason)
        .WithErrorCode("identity.reason_missing").WithMessage("Say in at most 200 characters how you know that it is the customer who asks.");
}

internal sealed class RemoveSecondFactorHandler(IdentityDbContext db, PasswordCheck passwords, CodeCheck codes, SecondFactorNews news)
    : ICommandHandler<RemoveSecondFactor, Done>
{
    public async Task<Result<Done>> Handle(RemoveSecondFactor command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.AsNoTracking().SingleOrDefaultAsync(row => row.Id == command.LoginId, cancellationToken);
        if (login is null || !await passwords.IsRightAsync(login, command.Password ?? "", cancellationToken))
        {
            return login is null ? IdentityErrors.UnknownLogin : IdentityErrors.WrongPassword;
        }

        if (!await codes.IsRightAsync(command.LoginId, command.Code, isSetUp: true, cancellationToken))
        {
            return IdentityErrors.CodeWrong;
        }

        await db.ForgetSecondFactorAsync(command.LoginId, cancellationToken);
        await news.NoteRemovedAsync(login, isByBank: false, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await news.TellRemovedAsync(command.LoginId);
        return Done.Instance;
    }
}

internal sealed class RemoveLostSecondFactorHandler(IdentityDbContext db, EndAccess endAccess, SecondFactorNews news) : ICommandHandler<RemoveLostSecondFactor, Done>
{
    public async Task<Result<Done>> Handle(RemoveLostSecondFactor command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.SingleOrDefaultAsync(row => row.Id == command.LoginId, cancellationToken);
        if (login is null)
        {
            return IdentityErrors.UnknownLogin;
        }

        if (await db.SecondFactors.AnyAsync(row => row.LoginId == command.LoginId && row.SetUpAt != null, cancellationToken))
        {
            await news.NoteRemovedAsync(login, isByBank: true, cancellationToken);
        }

        await db.ForgetSecondFactorAsync(command.LoginId, cancellationToken);
        await endAccess.SaveAsync(login, cancellationToken);
        await news.TellRemovedAsync(command.LoginId);
        return Done.Instance;
    }
}
