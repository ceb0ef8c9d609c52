namespace DigitalBank.Platform.Security;

/// <summary>The right to call an endpoint.</summary>
/// <param name="Name">Lower case, module first: <c>ledger.entries.post</c>.</param>
/// <param name="Description">What it allows, for the person who gives out roles.</param>
public sealed record Permission(string Name, string Description)
{
    /// <summary>Anyone, signed in or not. For log-in, health and descriptions only.</summary>
    public static readonly Permission Anonymous = new("anonymous", "Anyone, signed in or not");

    /// <summary>Anyone who is signed in on this surface.</summary>
    public static readonly Permission SignedIn = new("signed-in", "Anyone who is signed in");

    public Permission(string name, string description, params string[] defaultRoles)
        : this(name, description) => DefaultRoles = defaultRoles;

    /// <summary>Roles that have it in a new bank.</summary>
    public IReadOnlyList<string> DefaultRoles { get; } = [];
}
