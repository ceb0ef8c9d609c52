using System.CommandLine;

namespace DigitalBank.Platform.CommandLine;

/// <summary>The work of one verb.</summary>
/// <param name="parsed">The values of its arguments and options.</param>
/// <param name="services">A scope of the running bank: database up to date, posting engine started, no web server.</param>
/// <returns>The exit code: 0 only on success.</returns>
public delegate Task<int> VerbAction(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken);

/// <summary>Runs verbs inside a bank without a web server. The host provides it.</summary>
public abstract class VerbRunner
{
    /// <summary>Every verb understands it: one JSON document on standard output instead of text.</summary>
    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines", Recursive = true };

    /// <summary>Every verb that works in the bank understands it.</summary>
    public static readonly Option<string?> Operator = new("--operator")
    {
        Description = "E-mail of your staff log-in, so that the audit trail names you; the password is asked for, or the first line of standard input",
        Recursive = true,
    };

    /// <summary>For <c>Command.SetAction</c>.</summary>
    public abstract Func<ParseResult, CancellationToken, Task<int>> Run(VerbAction action);

    /// <summary>For verbs that need no running bank and must not touch the database, such as <c>migrate</c> or a check of files.</summary>
    public abstract Func<ParseResult, CancellationToken, Task<int>> RunUnstarted(VerbAction action);
}
