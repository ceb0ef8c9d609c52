using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Logins;

internal sealed class ReserveCustomerLoginValidator : AbstractValidator<ReserveCustomerLogin>
{
    public ReserveCustomerLoginValidator()
    {
        RuleFor(c => c.ReservationId).NotEmpty().WithErrorCode("identity.reservation_missing");
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.Password).IsPassword();
    }
}

internal sealed class ReserveCustomerLoginHandler(IdentityDbContext db, CreateLogin createLogin, TimeProvider clock)
    : ICommandHandler<ReserveCustomerLogin, Done>
{
    public async Task<Result<Done>> Handle(ReserveCustomerLogin command, CancellationToken cancellationToken)
    {
        // One that is granted already belongs to a customer, who alone changes its password.
        var earlier = await db.Logins.SingleOrDefaultAsync(l => l.Id == command.ReservationId, cancellationToken);
        if (earlier is { PartyId: not null })
        {
            return Done.Instance;
        }

        if (earlier is not null)
        {
            db.Logins.Remove(earlier);
            await db.SaveChangesAsync(cancellationToken);
        }

        var role = await db.Roles.SingleAsync(r => r.Name == RoleNames.Customer, cancellationToken);
        var login = Login.Reserve(command.ReservationId, command.Email.Trim(), clock.GetUtcNow());
        var created = await createLogin.ExecuteAsync(login, command.Password, [role], cancellationToken);
        return created.IsSuccess ? Done.Instance : created.Failure;
    }
}

internal sealed class GrantReservedLoginHandler(IdentityDbContext db) : ICommandHandler<GrantReservedLogin, LoginView>
{
    public async Task<Result<LoginView>> Handle(GrantReservedLogin command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.SingleOrDefaultAsync(l => l.Id == command.ReservationId, cancellationToken);
        if (login is null)
        {
            return IdentityErrors.UnknownLogin;
        }

        if (login.PartyId is null)
        {
            login.GrantTo(command.PartyId);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new LoginView(login.Id, login.Email!, login.PartyId, await db.RolesOfAsync(login.Id, cancellationToken));
    }
}

internal sealed class CancelReservedLoginHandler(IdentityDbContext db) : ICommandHandler<CancelReservedLogin, Done>
{
    public async Task<Result<Done>> Handle(CancelReservedLogin command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.SingleOrDefaultAsync(
            l => l.Id == command.ReservationId && l.Kind == LoginKind.Customer && l.PartyId == null, cancellationToken);
        if (login is not null)
        {
            db.Logins.Remove(login);
            await db.SaveChangesAsync(cancellationToken);
        }

        return Done.Instance;
    }
}
