using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Roles;
using DigitalBank.SharedKernel.Results;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Identity.Logins;

/// <summary>What creating a customer's and a staff log-in have in common.</summary>
internal sealed partial class CreateLogin(IdentityDbContext db, UserManager<Login> users, ILogger<CreateLogin> logger)
{
    public async Task<Result<LoginView>> ExecuteAsync(
        Login login, string password, IReadOnlyList<Role> roles, CancellationToken cancellationToken)
    {
        var name = users.NormalizeName(login.UserName);
        if (await db.Logins.AnyAsync(l => l.NormalizedUserName == name, cancellationToken))
        {
            return IdentityErrors.EmailInUse;
        }

        // The store saves everything the context tracks, so log-in and roles arrive together.
        db.LoginRoles.AddRange(roles.Select(role => new IdentityUserRole<Guid> { UserId = login.Id, RoleId = role.Id }));
        var created = await users.CreateAsync(login, password);
        if (!created.Succeeded)
        {
            return IdentityErrors.PasswordTooWeak;
        }

        LogCreated(login.Kind, login.Id);
        return new LoginView(login.Id, login.Email!, login.PartyId, [.. roles.Select(role => role.Name!)]);
    }

    [LoggerMessage(LogLevel.Information, "{Kind} log-in {LoginId} created")]
    private partial void LogCreated(LoginKind kind, Guid loginId);
}
