using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Results;

/// <summary>Lets code that does not know the value's type, such as a pipeline behaviour, answer with a failure.</summary>
public interface IOutcome<TSelf>
    where TSelf : IOutcome<TSelf>
{
    Failure? Failure { get; }

    [SuppressMessage("Design", "CA1000", Justification = "A static abstract member is how a generic behaviour builds its answer.")]
    static abstract TSelf FromFailure(Failure failure);
}
