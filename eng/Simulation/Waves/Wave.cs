using DigitalBank.Simulation.Faults;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Waves;

/// <summary>Orders that were under way at the same time, each with its answer.</summary>
/// <param name="RecordedAt">What the clock said.</param>
/// <param name="Change">What was changed meanwhile, at a moment that nobody knows.</param>
/// <param name="Faults">How often something went wrong.</param>
/// <param name="Commits">What the database has committed, in its order.</param>
internal sealed record Wave(
    IReadOnlyList<Asked> Asked, DateTimeOffset RecordedAt, Changed? Change, int Faults, IReadOnlyList<Commit> Commits);

/// <param name="Queue">The engine that was asked: orders of one queue are decided in the order of arrival.</param>
/// <param name="IsAfterStop">Whether the engine had been told to stop.</param>
/// <param name="Retried">What the same order was told when it was sent again because this answer was open, if it had been booked before that.</param>
internal sealed record Asked(Order Order, int Queue, Answer Answer, bool IsAfterStop = false, Answer? Retried = null)
{
    /// <summary>What its caller knows in the end.</summary>
    public Answer Told => Answer.IsOpen ? Retried ?? Answer : Answer;
}

internal sealed record Changed(Change Change, ChangeAnswer Answer);

/// <summary>The ledger and the model say different things.</summary>
internal sealed class DifferenceException(string message) : Exception(message);
