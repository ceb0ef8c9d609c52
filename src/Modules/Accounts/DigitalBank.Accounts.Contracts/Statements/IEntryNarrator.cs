namespace DigitalBank.Accounts.Contracts.Statements;

/// <summary>
/// Tells what a booked entry was about, so that a statement can say more than an amount. The ledger keeps no personal data:
/// the module that asked for the entry implements this for the entries of its <see cref="Source"/>.
/// </summary>
public interface IEntryNarrator
{
    /// <summary>The <c>Source</c> under which the module posts.</summary>
    string Source { get; }

    /// <returns>By source reference; references it does not know are missing.</returns>
    Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken);
}

/// <param name="DebtorName">Who pays.</param>
/// <param name="DebtorAccount">IBAN or other identifier.</param>
/// <param name="EndToEndId">The payer's reference, as given.</param>
/// <param name="RemittanceInformation">Text for the payee.</param>
public sealed record EntryNarrative(
    string? DebtorName,
    string? DebtorAccount,
    string? CreditorName,
    string? CreditorAccount,
    string? EndToEndId,
    string? RemittanceInformation);
