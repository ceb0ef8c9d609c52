using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Security;

/// <summary>Who asks: from the token over HTTP; on the command line whoever has logged in there; otherwise, and in jobs, the system itself.</summary>
public interface IActor
{
    /// <summary>Stable id; never a name.</summary>
    string Subject { get; }

    ActorKind Kind { get; }

    /// <summary>The customer that this log-in belongs to; null for staff and the system.</summary>
    Guid? PartyId { get; }

    bool Has(Permission permission);
}

public enum ActorKind
{
    System = 0,
    Customer = 1,
    Staff = 2,
}

internal sealed class CurrentActor(IHttpContextAccessor http, OperatorAtConsole console) : IActor
{
    private ClaimsPrincipal? User => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    public string Subject => User?.FindFirstValue(BankClaims.Subject) ?? (http.HttpContext is null ? console.Subject ?? "system" : "anonymous");

    public ActorKind Kind => User?.FindFirstValue(BankClaims.Kind) switch
    {
        BankClaims.StaffKind => ActorKind.Staff,
        _ => http.HttpContext is null ? ActorKind.System : ActorKind.Customer,
    };

    public Guid? PartyId => Guid.TryParse(User?.FindFirstValue(BankClaims.Party), out var party) ? party : null;

    public bool Has(Permission permission)
    {
        ArgumentNullException.ThrowIfNull(permission);
        return http.HttpContext is null || User?.HasClaim(BankClaims.Permission, permission.Name) == true;
    }
}
