using DigitalBank.Identity.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Roles;

/// <summary>All permissions that the bank's endpoints ask for.</summary>
internal sealed record ListPermissions : IQuery<Page<PermissionView>>;

internal sealed record PermissionView(string Name, string Description);

internal sealed class ListPermissionsHandler(IdentityDbContext db) : IQueryHandler<ListPermissions, Page<PermissionView>>
{
    public async Task<Result<Page<PermissionView>>> Handle(ListPermissions query, CancellationToken cancellationToken) =>
        new Page<PermissionView>(
            await db.Permissions
                .OrderBy(p => p.Name)
                .Select(p => new PermissionView(p.Name, p.Description))
                .ToListAsync(cancellationToken),
            Next: null);
}
