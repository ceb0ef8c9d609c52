namespace DigitalBank.Identity.Roles;

/// <summary>What a role may do. Whatever is not listed is refused.</summary>
internal sealed class RolePermission
{
    public required Guid RoleId { get; init; }

    public required string Permission { get; init; }
}
