using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Logins;

/// <summary>Replaces the roles of a member of staff. Open sessions end, so that the old roles are gone within a minute.</summary>
internal sealed record ChangeStaffRoles(Guid LoginId, IReadOnlyList<string> Roles) : ICommand<LoginView>;

internal sealed class ChangeStaffRolesValidator : AbstractValidator<ChangeStaffRoles>
{
    public ChangeStaffRolesValidator() =>
        RuleFor(c => c.Roles).NotEmpty().WithErrorCode("identity.roles_missing");
}

internal sealed class ChangeStaffRolesHandler(IdentityDbContext db, EndAccess endAccess, IActor actor)
    : ICommandHandler<ChangeStaffRoles, LoginView>
{
    public async Task<Result<LoginView>> Handle(ChangeStaffRoles command, CancellationToken cancellationToken)
    {
        var login = await db.Logins.SingleOrDefaultAsync(l => l.Id == command.LoginId && l.Kind == LoginKind.Staff, cancellationToken);
        if (login is null)
        {
            return IdentityErrors.UnknownLogin;
        }

        if (actor.Subject == login.Id.ToString())
        {
            return IdentityErrors.OwnAccess;
        }

        if (await db.StaffRolesAsync(command.Roles, cancellationToken) is not { } roles)
        {
            return IdentityErrors.UnknownRole;
        }

        var before = await db.LoginRoles.Where(r => r.UserId == login.Id).ToListAsync(cancellationToken);
        var after = roles.Select(role => role.Id).ToHashSet();
        db.LoginRoles.RemoveRange(before.Where(r => !after.Contains(r.RoleId)));
        db.LoginRoles.AddRange(after
            .Except(before.Select(r => r.RoleId))
            .Select(roleId => new IdentityUserRole<Guid> { UserId = login.Id, RoleId = roleId }));
        await endAccess.SaveAsync(login, cancellationToken);

        return new LoginView(login.Id, login.Email!, PartyId: null, [.. roles.Select(role => role.Name!)]);
    }
}
