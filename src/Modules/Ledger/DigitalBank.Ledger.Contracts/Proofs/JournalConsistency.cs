using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Proofs;

/// <summary>Shows that between two signed heads entries were only added. The sizes are those of heads.</summary>
public sealed record GetJournalConsistency(long FirstSize, long SecondSize) : IQuery<JournalConsistency>;

/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Path">Hashes of the subtrees from which both roots follow, from below.</param>
public sealed record JournalConsistency(string Format, SignedTreeHead First, SignedTreeHead Second, IReadOnlyList<string> Path)
{
    public const string CurrentFormat = "digitalbank-journal-consistency-1";
}
