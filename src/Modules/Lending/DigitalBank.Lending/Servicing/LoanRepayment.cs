namespace DigitalBank.Lending.Servicing;

/// <summary>Money that came from a customer's account for a loan. Decided before it is booked, so that a crash cannot take it twice.</summary>
internal sealed class LoanRepayment
{
    public required Guid Id { get; init; }

    public required Guid LoanId { get; init; }

    /// <summary>Counts the loan's repayments from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who asked for it under which key.</summary>
    public required Guid Key { get; init; }

    /// <summary>The customer's account.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The business date on which it counts.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    /// <summary>Minor units of the amount; the rest is interest, which may be below zero where interest was paid in advance.</summary>
    public required long Principal { get; init; }

    /// <summary>Minor units of interest that are earned with it and were not booked as earned before: with the last one the loan's is whole.</summary>
    public required long FreshInterest { get; init; }

    public required bool EndsLoan { get; init; }

    public bool IsBooked { get; set; }

    public long Interest => Amount - Principal;
}

/// <summary>Interest that loans of a product have earned by a day and that was not booked as earned before.</summary>
internal sealed class LoanInterestBatch
{
    public required Guid Id { get; init; }

    public required string ProductCode { get; init; }

    public required string CurrencyCode { get; init; }

    public required DateOnly BookingDate { get; init; }

    /// <summary>Minor units.</summary>
    public required long Amount { get; init; }

    public required int Loans { get; init; }

    public bool IsBooked { get; set; }

    public static LoanInterestBatch Of(string product, string currency, DateOnly bookingDate, long amount, int loans) => new()
    {
        Id = Guid.CreateVersion7(),
        ProductCode = product,
        CurrencyCode = currency,
        BookingDate = bookingDate,
        Amount = amount,
        Loans = loans,
    };
}
