namespace DigitalBank.SharedKernel.Results;

/// <summary>An expected refusal. The code is public and permanent, the sentence may change.</summary>
/// <param name="Code">Stable, lower case, starts with the module: <c>ledger.insufficient_available_balance</c>.</param>
/// <param name="Kind">Which class of refusal it is; decides the HTTP status.</param>
/// <param name="Message">Says what is wrong and what to do next. Never holds personal data or amounts.</param>
public sealed record Failure(string Code, FailureKind Kind, string Message)
{
    /// <summary>One line per broken rule when the request itself is malformed; empty otherwise.</summary>
    public IReadOnlyList<FieldFailure> Fields { get; init; } = [];

    /// <summary>The same refusal with a more exact sentence; the code stays.</summary>
    public Failure Because(string message) => this with { Message = message };
}

/// <summary>One broken rule of a malformed request.</summary>
/// <param name="Field">Path of the property, as the client wrote it.</param>
/// <param name="Code">Stable code of the rule.</param>
/// <param name="Message">What the rule asks for.</param>
public sealed record FieldFailure(string Field, string Code, string Message);
