namespace DigitalBank.Customers.Contracts.Erasure;

/// <summary>
/// A module that keeps something on customers and gives it up when it need not be kept any more. It implements this and registers it;
/// customers need not know who they are.
/// </summary>
public interface IPersonalDataKeeper
{
    /// <summary>Name of the part in receipts, lower case with hyphens; one for each keeper.</summary>
    string Part { get; }

    /// <summary>Whether the bank still does business with the party here, or when it last did.</summary>
    Task<Dealings> DealingsWithAsync(Guid partyId, CancellationToken cancellationToken);

    /// <summary>
    /// Erases what need not be kept on this day any more. It is asked again on later days until nothing is kept, and after a crash.
    /// </summary>
    /// <param name="endedOn">The last day on which the bank did business with the party anywhere: retention counts from it.</param>
    Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today, CancellationToken cancellationToken);
}

/// <param name="GoOn">There is an account, an order or the like that is not over: nothing may be erased.</param>
/// <param name="LastDate">The last day of business; null when there was none.</param>
public sealed record Dealings(bool GoOn, DateOnly? LastDate)
{
    public static readonly Dealings None = new(GoOn: false, LastDate: null);
}

/// <param name="Erased">What is gone, in words such as <c>contact-details</c>, whether now or before.</param>
/// <param name="Kept">What has to be kept, and until when.</param>
public sealed record ErasureOutcome(IReadOnlyList<string> Erased, IReadOnlyList<KeptData> Kept);

/// <param name="What">What is kept, in words such as <c>due-diligence</c>.</param>
/// <param name="Until">The day from which it need not be kept any more.</param>
/// <param name="Why">The rule that asks for it.</param>
public sealed record KeptData(string What, DateOnly Until, string Why);

/// <summary>What is left of a party after its erasure.</summary>
public static class ErasedParty
{
    /// <summary>Stands where the name stood.</summary>
    public const string Name = "(erased)";
}

/// <summary>Erases or keeps kinds of data by their own time, for keepers with several kinds.</summary>
public sealed class RetentionSchedule(DateOnly endedOn, DateOnly today)
{
    private readonly List<string> _erased = [];

    private readonly List<KeptData> _kept = [];

    public ErasureOutcome Outcome => new(_erased, _kept);

    /// <returns>True when this kind is to be erased now.</returns>
    public bool IsOver(string what, int years, string why)
    {
        var until = endedOn.AddYears(years);
        var isOver = today >= until;
        if (isOver)
        {
            _erased.Add(what);
        }
        else
        {
            _kept.Add(new KeptData(what, until, why));
        }

        return isOver;
    }
}
