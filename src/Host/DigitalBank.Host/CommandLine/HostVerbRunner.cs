using System.CommandLine;
using DigitalBank.Host.Composition;
using DigitalBank.Host.Web;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Host.CommandLine;

/// <summary>Runs a verb in a bank of its own on the same database; a server may be running beside it.</summary>
internal sealed class HostVerbRunner(string[] settings) : VerbRunner
{
    public override Func<ParseResult, CancellationToken, Task<int>> Run(VerbAction action) =>
        (parsed, cancellationToken) => RunAsync(action, parsed, start: true, cancellationToken);

    public override Func<ParseResult, CancellationToken, Task<int>> RunUnstarted(VerbAction action) =>
        (parsed, cancellationToken) => RunAsync(action, parsed, start: false, cancellationToken);

    private async Task<int> RunAsync(VerbAction action, ParseResult parsed, bool start, CancellationToken cancellationToken)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            Args = settings,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.AddVerbLogging();
        builder.Services.AddBank(builder.Configuration, ProcessRole.Verb);
        using var host = builder.Build();
        if (start)
        {
            await host.StartAsync(cancellationToken);
        }

        var output = new VerbOutput(Console.Out, Console.Error, parsed.GetValue(Json), isWatched: !Console.IsErrorRedirected);
        int exitCode;
        await using (var scope = host.Services.CreateAsyncScope())
        {
            exitCode = start && await RefuseAsync(parsed.GetValue(Operator), scope.ServiceProvider, output, cancellationToken) is { } refused
                ? output.Refuse(refused)
                : await action(parsed, scope.ServiceProvider, output, cancellationToken);
        }

        if (start)
        {
            // What was accepted is finished even when the person has pressed Ctrl-C.
            await host.StopAsync(CancellationToken.None);
        }

        return exitCode;
    }

    /// <returns>Why the person is not let in, or null; also where nobody has named themselves.</returns>
    private static async Task<Failure?> RefuseAsync(
        string? email, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        if (email is null)
        {
            return null;
        }

        var login = await services.GetRequiredService<IOperatorLogIn>().AskAsync(email, output, cancellationToken);
        if (login.IsSuccess)
        {
            services.GetRequiredService<OperatorAtConsole>().LogIn(login.Value);
        }

        return login.Failure;
    }
}
