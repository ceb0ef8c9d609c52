using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;

namespace DigitalBank.Identity.Logins;

internal sealed class CreateStaffLoginValidator : AbstractValidator<CreateStaffLogin>
{
    public CreateStaffLoginValidator()
    {
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.DisplayName).NotEmpty().MaximumLength(Login.LongestDisplayName).WithErrorCode("identity.display_name_invalid");
        RuleFor(c => c.Password).IsPassword();
        RuleFor(c => c.Roles).NotEmpty().WithErrorCode("identity.roles_missing");
    }
}

internal sealed class CreateStaffLoginHandler(IdentityDbContext db, CreateLogin createLogin, TimeProvider clock)
    : ICommandHandler<CreateStaffLogin, LoginView>
{
    public async Task<Result<LoginView>> Handle(CreateStaffLogin command, CancellationToken cancellationToken)
    {
        if (await db.StaffRolesAsync(command.Roles, cancellationToken) is not { } roles)
        {
            return IdentityErrors.UnknownRole;
        }

        var login = Login.ForStaff(command.Email.Trim(), command.DisplayName.Trim(), clock.GetUtcNow());
        return await createLogin.ExecuteAsync(login, command.Password, roles, cancellationToken);
    }
}
