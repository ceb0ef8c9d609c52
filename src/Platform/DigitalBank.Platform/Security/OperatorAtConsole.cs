using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform.Security;

/// <summary>
/// Who works at the command line, once they have shown that they are it. Names who did something; what may be done there is decided by
/// whom the machine lets in.
/// </summary>
public sealed class OperatorAtConsole
{
    /// <summary>The log-in's id; null where nobody has named themselves.</summary>
    public string? Subject { get; private set; }

    /// <summary>From now on whatever this process does is done by this person.</summary>
    public void LogIn(Guid loginId) => Subject = loginId.ToString();
}

/// <summary>Finds out who works at the command line. The module that owns log-ins provides it.</summary>
public interface IOperatorLogIn
{
    /// <summary>Asks for the password, on the terminal or as the first line of standard input.</summary>
    /// <returns>The log-in of a member of staff; a failure where anything about it is wrong.</returns>
    Task<Result<Guid>> AskAsync(string email, VerbOutput output, CancellationToken cancellationToken);
}
