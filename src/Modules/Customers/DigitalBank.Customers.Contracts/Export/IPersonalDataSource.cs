namespace DigitalBank.Customers.Contracts.Export;

/// <summary>
/// A part of what the bank holds on a party. Each module that keeps something on customers implements it and registers it, and the
/// customer's export has it: customers need not know who they are.
/// </summary>
public interface IPersonalDataSource
{
    /// <summary>Name of the part in the export, lower case with hyphens; one for each source.</summary>
    string Part { get; }

    /// <summary>Everything that is held, as objects that can be written as JSON, for somebody who does not know the bank's tables.</summary>
    Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken);
}
