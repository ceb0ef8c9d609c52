namespace DigitalBank.Accounts.Numbering;

/// <summary>How far the account numbers of one bank code have been given out.</summary>
internal sealed class NumberSeries
{
    /// <summary>Country and bank code, so that a bank that changes its code starts anew.</summary>
    public required string Name { get; init; }

    /// <summary>The next number that nobody has.</summary>
    public required long Next { get; set; }
}
