namespace DigitalBank.Lending.Rates;

/// <summary>Money on a day, seen from the borrower: what is paid out is positive, what is paid back negative.</summary>
internal readonly record struct CashFlow(DateOnly Date, decimal Amount);
