namespace DigitalBank.Accounts.Interest;

/// <summary>How far an account's interest has been reckoned, and what it has come to since it was last posted.</summary>
internal sealed record InterestPosition
{
    /// <summary>The first day that has not been reckoned.</summary>
    public required DateOnly AccruedUntil { get; init; }

    /// <summary>The day on which the interest before it is posted.</summary>
    public required DateOnly NextPosting { get; init; }

    /// <summary>Since when year fractions are counted: the last posting or compounding.</summary>
    public required DateOnly PeriodStart { get; init; }

    /// <summary>Earned, the remainder of the last posting included; below zero when the rate is.</summary>
    public InterestAmount Credit { get; init; }

    /// <summary>The part of it that bears interest itself.</summary>
    public InterestAmount Compounded { get; init; }

    /// <summary>Owed within the arranged overdraft.</summary>
    public InterestAmount Arranged { get; init; }

    /// <summary>Owed beyond it.</summary>
    public InterestAmount Unarranged { get; init; }

    public Average Average { get; init; }

    /// <summary>An account that begins to bear interest.</summary>
    public static InterestPosition Beginning(DateOnly day, InterestTerms terms) => new()
    {
        AccruedUntil = day,
        NextPosting = terms.PostingAfter(day),
        PeriodStart = day,
        Average = Average.From(day),
    };
}

/// <summary>The average being formed.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Sum">Daily balances added up, in minor units.</param>
/// <param name="Interest">What it has earned so far, contained in the position's credit.</param>
internal readonly record struct Average(DateOnly Start, Int128 Sum, InterestAmount Interest)
{
    public static Average From(DateOnly day) => new(day, 0, InterestAmount.Zero);
}

/// <summary>Days on which the balance at the end of the day, by value date, was the same.</summary>
/// <param name="Balance">Minor units; below zero when overdrawn.</param>
/// <param name="ArrangedOverdraft">How far it may be overdrawn at the arranged rate; minor units, not negative.</param>
internal readonly record struct BalanceRun(DateOnly From, DateOnly Until, long Balance, long ArrangedOverdraft = 0);

/// <summary>What a posting moves, in minor units.</summary>
internal readonly record struct PostedInterest(long Credit, long Arranged, long Unarranged)
{
    public bool IsNothing => Credit == 0 && Arranged == 0 && Unarranged == 0;
}
