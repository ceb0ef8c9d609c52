namespace DigitalBank.Identity.Roles;

/// <summary>A permission that some start of the bank has seen and granted to its default roles; later starts leave it alone.</summary>
internal sealed class KnownPermission
{
    public required string Name { get; init; }

    public required string Description { get; set; }
}
