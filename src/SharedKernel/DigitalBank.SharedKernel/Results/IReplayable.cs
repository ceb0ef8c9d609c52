using System.Diagnostics.CodeAnalysis;

namespace DigitalBank.SharedKernel.Results;

/// <summary>Lets code that does not know the value's type answer with an answer given earlier.</summary>
public interface IReplayable<TSelf> : IOutcome<TSelf>
    where TSelf : IReplayable<TSelf>
{
    /// <param name="read">Gives the stored value as the type it is asked for.</param>
    [SuppressMessage("Design", "CA1000", Justification = "A static abstract member is how a generic behaviour builds its answer.")]
    static abstract TSelf Replay(Func<Type, object> read);
}
