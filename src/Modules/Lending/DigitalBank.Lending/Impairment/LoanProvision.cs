namespace DigitalBank.Lending.Impairment;

/// <summary>What is provided for a loan, and what that was worked out from.</summary>
internal sealed class LoanProvision
{
    public required Guid LoanId { get; init; }

    public ImpairmentStage Stage { get; private set; }

    public StageReason Reason { get; private set; }

    /// <summary>The day on whose evening it was worked out so.</summary>
    public DateOnly Date { get; private set; }

    public int ParametersVersion { get; private set; }

    /// <summary>Millionths.</summary>
    public int DefaultPerMillion { get; private set; }

    /// <summary>Millionths.</summary>
    public int LossPerMillion { get; private set; }

    /// <summary>Minor units.</summary>
    public long Exposure { get; private set; }

    /// <summary>Minor units; zero once the loan runs no more.</summary>
    public long Amount { get; private set; }

    /// <returns>By how much the provision rises; below zero where it falls.</returns>
    public long Set(ExpectedLoss loss, int parametersVersion, DateOnly date)
    {
        var change = loss.Amount - Amount;
        (Stage, Reason, Exposure, Amount) = (loss.Stage, loss.Reason, loss.Exposure, loss.Amount);
        (DefaultPerMillion, LossPerMillion) = ((int)(loss.DefaultPercent * 10_000), (int)(loss.LossPercent * 10_000));
        (ParametersVersion, Date) = (parametersVersion, date);
        return change;
    }

    /// <returns>By how much it falls, below zero.</returns>
    public long Release(DateOnly date)
    {
        var change = -Amount;
        (Amount, Exposure, Date) = (0, 0, date);
        return change;
    }
}

/// <summary>By how much the provisions for loans of a product changed in a page of a close of business.</summary>
internal sealed class ProvisionBatch
{
    public required Guid Id { get; init; }

    public required string ProductCode { get; init; }

    public required string CurrencyCode { get; init; }

    public required DateOnly BookingDate { get; init; }

    /// <summary>Minor units; below zero where provisions are reversed.</summary>
    public required long Amount { get; init; }

    public bool IsBooked { get; set; }
}
