using DigitalBank.Identity.Data;
using DigitalBank.Platform.Modules;
using DigitalBank.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Roles;

/// <summary>
/// Creates the roles and grants each permission that is new to this database to its default roles. What the bank
/// took away from a role afterwards stays away.
/// </summary>
internal sealed class SeedRoles(IdentityDbContext db, IEnumerable<Permission> registered) : IModuleSeed
{
    public int Order => 10;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var permissions = registered.DistinctBy(p => p.Name).ToList();
        var roles = await db.Roles.ToDictionaryAsync(r => r.Name!, cancellationToken);
        foreach (var name in RoleNames.All.Concat(permissions.SelectMany(p => p.DefaultRoles)).Distinct().Except(roles.Keys).ToList())
        {
            roles[name] = Role.Named(name);
            db.Roles.Add(roles[name]);
        }

        var known = await db.Permissions.ToDictionaryAsync(p => p.Name, cancellationToken);
        foreach (var permission in permissions)
        {
            if (known.TryGetValue(permission.Name, out var existing))
            {
                existing.Description = permission.Description;
                continue;
            }

            db.Permissions.Add(new KnownPermission { Name = permission.Name, Description = permission.Description });
            db.RolePermissions.AddRange(permission.DefaultRoles
                .Select(role => new RolePermission { RoleId = roles[role].Id, Permission = permission.Name }));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
