namespace DigitalBank.Payments.Beneficiaries;

/// <summary>A payee whom a customer has put into the book. Until the cool-off is over it counts as new.</summary>
internal sealed class Beneficiary
{
    public Guid Id { get; init; }

    public Guid PartyId { get; set; }

    public string Name { get; init; } = string.Empty;

    /// <summary>IBAN in electronic format, or another number.</summary>
    public string Identifier { get; init; } = string.Empty;

    public string? AgentBic { get; init; }

    /// <summary>What the name check said when it was added.</summary>
    public NameMatch NameMatch { get; init; }

    public DateTimeOffset AddedAt { get; init; }

    public DateTimeOffset CoolOffEndsAt { get; init; }
}
