using System.CommandLine;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.CommandLine;

/// <summary><c>identity create-staff</c>: how a new bank gets its first administrator.</summary>
internal static class IdentityVerbs
{
    private static readonly Option<string> Email = new("--email") { Description = "E-mail to log in with", Required = true };

    private static readonly Option<string?> DisplayName = new("--name") { Description = "How colleagues call the person; the e-mail when missing" };

    private static readonly Option<string[]> Roles = new("--role")
    {
        Description = "A role, such as administrator; repeat it for several",
        Required = true,
    };

    public static Command Create(VerbRunner verbs)
    {
        var createStaff = new Command(
            "create-staff",
            "Give a member of staff a log-in. The password is asked for, or read from the first line of standard input.")
        {
            Email, DisplayName, Roles,
        };
        createStaff.SetAction(verbs.Run(CreateStaffAsync));
        return new Command("identity", "Log-ins") { createStaff };
    }

    private static async Task<int> CreateStaffAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var email = parsed.GetRequiredValue(Email);
        var password = await PasswordPrompt.ReadAsync(output, cancellationToken);
        if (password is null)
        {
            output.Error("No password was given, or the two entries differ. Nothing was created.");
            return VerbOutput.Failed;
        }

        var command = new CreateStaffLogin(email, parsed.GetValue(DisplayName) ?? email, password, parsed.GetRequiredValue(Roles));
        var created = await services.GetRequiredService<IMediator>().Send(command, cancellationToken);
        if (!created.IsSuccess)
        {
            return output.Refuse(created.Failure);
        }

        if (output.IsJson)
        {
            output.Json(created.Value);
        }

        output.Line($"Log-in {created.Value.LoginId} created with {string.Join(", ", created.Value.Roles)}.");
        return VerbOutput.Success;
    }
}
