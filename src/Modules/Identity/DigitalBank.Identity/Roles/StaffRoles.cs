using DigitalBank.Identity.Data;
using DigitalBank.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Roles;

internal static class StaffRoles
{
    /// <summary>The roles with these names.</summary>
    /// <returns>Null when one does not exist or is the customer's.</returns>
    public static async Task<List<Role>?> StaffRolesAsync(
        this IdentityDbContext db, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var wanted = names.Distinct().ToList();
        var found = await db.Roles
            .Where(r => wanted.Contains(r.Name!) && r.Name != RoleNames.Customer)
            .OrderBy(r => r.Name)
            .ToListAsync(cancellationToken);
        return found.Count == wanted.Count ? found : null;
    }
}
