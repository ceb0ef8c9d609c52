using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>One message of a statement that may be split over several.</summary>
/// <param name="line">Where it begins in the file.</param>
internal sealed class Mt940Part(int line)
{
    private decimal _sum;

    public int Line => line;

    public string Account { get; set; } = string.Empty;

    /// <summary>Of the statement, the same in all parts.</summary>
    public string Number { get; set; } = string.Empty;

    /// <summary>Of the part, from 1; null where the bank numbers none.</summary>
    public int? Sequence { get; set; }

    /// <summary>Field 28C. Field 20 is of the message alone: the same statement comes with another one when it is sent again.</summary>
    public string StatementId => Sequence is { } sequence ? $"{Number}/{sequence}" : Number;

    public StatementBalance? Opening { get; private set; }

    public StatementBalance? Closing { get; private set; }

    public bool IsLast { get; private set; }

    public void Open(StatementBalance balance)
    {
        Opening = balance;
        _sum = balance.Amount.MinorUnits;
    }

    public void Add(Mt940Line entry) => _sum += entry.IsCredit ? entry.Amount.MinorUnits : -entry.Amount.MinorUnits;

    public void Close(StatementBalance closing, bool isLast) => (Closing, IsLast) = (closing, isLast);

    /// <summary>Whether it is the next part of the same statement, and begins with the balance that the part before ended with.</summary>
    public bool Continues(Mt940Part before) =>
        Account == before.Account && Number == before.Number
        && (Sequence is null || before.Sequence is null || Sequence == before.Sequence + 1)
        && Opening?.Amount == before.Closing?.Amount;

    public string? WhyNotFooting(StatementBalance closing)
    {
        var currency = Opening!.Amount.Currency;
        return closing.Amount.Currency != currency ? $"The closing balance is in {closing.Amount.Currency}, the opening balance in {currency}."
            : _sum == closing.Amount.MinorUnits ? null
            : $"The closing balance is {closing.Amount.ToAmountText()}, but opening balance and entries give {_sum / currency.MinorUnitsPerUnit}.";
    }
}
