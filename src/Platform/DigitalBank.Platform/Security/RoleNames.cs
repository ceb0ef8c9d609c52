namespace DigitalBank.Platform.Security;

/// <summary>The roles of a new bank. A bank may add its own.</summary>
public static class RoleNames
{
    public const string Customer = "customer";

    /// <summary>Serves customers.</summary>
    public const string Clerk = "clerk";

    /// <summary>Runs payments, files, reconciliation and the batch.</summary>
    public const string Operations = "operations";

    /// <summary>Approves and overrides.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>Sees everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>A firm that customers allow to read something: it sees nothing but that.</summary>
    public const string ThirdParty = "third-party";

    /// <summary>Gives out log-ins and roles.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All => [Customer, Clerk, Operations, Supervisor, Auditor, ThirdParty, Administrator];
}
