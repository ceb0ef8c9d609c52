using DigitalBank.Platform.Security;

namespace DigitalBank.Host.Demo;

/// <param name="Customer">Number of the demo's customer; null for staff.</param>
/// <param name="Role">Role of the member of staff; null for a customer.</param>
internal sealed record DemoLogIn(string Email, string DisplayName, int? Customer, string? Role);

/// <summary>The log-ins that everyone may know.</summary>
internal static class DemoLogIns
{
    /// <summary>Fixed and public: a demo guards nothing.</summary>
    public const string Password = "only-a-demo-2026";

    public static IReadOnlyList<DemoLogIn> All { get; } =
    [
        new("anna.becker@demo.example", "Anna Becker", Customer: 1, Role: null),
        new("office@nordlicht.example", "Nordlicht Werkzeugbau GmbH", Customer: 2, Role: null),
        new("clerk@demo.example", "Demo Clerk", null, RoleNames.Clerk),
        new("operations@demo.example", "Demo Operations", null, RoleNames.Operations),
        new("supervisor@demo.example", "Demo Supervisor", null, RoleNames.Supervisor),
        new("auditor@demo.example", "Demo Auditor", null, RoleNames.Auditor),
        new("admin@demo.example", "Demo Administrator", null, RoleNames.Administrator),
    ];

    public static void Print(TextWriter output, string address)
    {
        output.WriteLine();
        output.WriteLine("THIS IS A DEMO. Its people and payments are invented, its passwords are public: never put real data in it.");
        output.WriteLine($"  Password of every log-in: {Password}");
        foreach (var logIn in All)
        {
            var surface = logIn.Customer is null ? "/staff/v1" : "/api/v1";
            output.WriteLine($"  {logIn.Role ?? "customer",-14} {logIn.Email,-28} POST {address}{surface}/identity/login");
        }

        output.WriteLine();
    }
}
