using DigitalBank.Identity.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Identity.Roles;

/// <summary>All roles with what each may do.</summary>
internal sealed record ListRoles : IQuery<Page<RoleView>>;

internal sealed record RoleView(string Name, IReadOnlyList<string> Permissions);

internal sealed class ListRolesHandler(IdentityDbContext db) : IQueryHandler<ListRoles, Page<RoleView>>
{
    public async Task<Result<Page<RoleView>>> Handle(ListRoles query, CancellationToken cancellationToken)
    {
        var roles = await db.Roles.OrderBy(r => r.Name).Select(r => new { r.Id, r.Name }).ToListAsync(cancellationToken);
        var granted = (await db.RolePermissions.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(p => p.RoleId, p => p.Permission);
        return new Page<RoleView>(roles.ConvertAll(r => new RoleView(r.Name!, [.. granted[r.Id].Order(StringComparer.Ordinal)])), Next: null);
    }
}
