using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Logins;

internal sealed class CreateCustomerLoginValidator : AbstractValidator<CreateCustomerLogin>
{
    public CreateCustomerLoginValidator()
    {
        RuleFor(c => c.PartyId).NotEmpty().WithErrorCode("identity.party_missing");
        RuleFor(c => c.Email).IsEmail();
        RuleFor(c => c.Password).IsPassword();
    }
}

internal sealed class CreateCustomerLoginHandler(IdentityDbContext db, CreateLogin createLogin, TimeProvider clock)
    : ICommandHandler<CreateCustomerLogin, LoginView>
{
    public async Task<Result<LoginView>> Handle(CreateCustomerLogin command, CancellationToken cancellationToken)
    {
        var role = await db.Roles.SingleAsync(r => r.Name == RoleNames.Customer, cancellationToken);
        var login = Login.ForCustomer(command.Email.Trim(), command.PartyId, clock.GetUtcNow());
        return await createLogin.ExecuteAsync(login, command.Password, [role], cancellationToken);
    }
}
