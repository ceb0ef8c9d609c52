namespace DigitalBank.Lending.Servicing;

/// <summary>What loans of a product have earned by a day and that was not booked as earned before.</summary>
internal sealed class LoanIncomeBatch
{
    public required Guid Id { get; init; }

    public required string ProductCode { get; init; }

    public required string CurrencyCode { get; init; }

    public required DateOnly BookingDate { get; init; }

    /// <summary>Below zero where what was booked before is taken back.</summary>
    public required LoanIncome Income { get; init; }

    public required int Loans { get; init; }

    public bool IsBooked { get; set; }
}
