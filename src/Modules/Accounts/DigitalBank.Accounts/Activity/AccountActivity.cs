namespace DigitalBank.Accounts.Activity;

/// <summary>When a customer last moved money on an account. Made from the journal alone: a replay builds it anew.</summary>
internal sealed class AccountActivity
{
    public required Guid AccountId { get; init; }

    /// <summary>Booking date of the last payment that the holder gave an order for.</summary>
    public required DateOnly LastCustomerActivityDate { get; set; }
}
