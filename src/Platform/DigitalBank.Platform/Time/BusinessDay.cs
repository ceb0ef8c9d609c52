namespace DigitalBank.Platform.Time;

/// <summary>The one row that holds the bank's date.</summary>
internal sealed class BusinessDay
{
    internal const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public required DateOnly Today { get; set; }
}
