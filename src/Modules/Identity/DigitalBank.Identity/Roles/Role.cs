using Microsoft.AspNetCore.Identity;

namespace DigitalBank.Identity.Roles;

/// <summary>A job that people have at the bank, or being its customer.</summary>
internal sealed class Role : IdentityRole<Guid>
{
    private Role()
    {
    }

    public static Role Named(string name) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        NormalizedName = name.ToUpperInvariant(),
        ConcurrencyStamp = Guid.CreateVersion7().ToString(),
    };
}
