namespace DigitalBank.Lending.Sources;

/// <summary>What a decision may look at beyond the application itself and the bank's own loans.</summary>
internal enum CreditSource
{
    /// <summary>What came into the applicant's account and went out of it.</summary>
    OwnAccount = 1,

    /// <summary>What a credit bureau knows of the applicant's dealings with others.</summary>
    CreditBureau = 2,
}

/// <summary>By what right a source is read.</summary>
/// <remarks>Source: Regulation (EU) 2016/679, article 6(1).</remarks>
internal enum SourceGround
{
    /// <summary>Point (a): the applicant has allowed it, and may revoke that at any time.</summary>
    Consent = 1,

    /// <summary>Points (b) and (c): the loan cannot be judged without it, and the law asks the bank to judge it.</summary>
    Contract = 2,
}

/// <summary>One source that a product's decisions look at.</summary>
/// <param name="IsRequired">Nobody is decided without it; otherwise a person decides on those who do not allow it.</param>
internal sealed record SourceUse(CreditSource Source, SourceGround Ground = SourceGround.Consent, bool IsRequired = true)
{
    /// <summary>The purpose of a consent to whatever a decision on credit reads.</summary>
    public const string Purpose = "credit-assessment";

    /// <summary>A product that says nothing reads the applicant's account, and asks before.</summary>
    public static readonly IReadOnlyList<SourceUse> WhereNothingIsSaid = [new(CreditSource.OwnAccount)];

    /// <summary>What a consent has to cover.</summary>
    public string Scope() => Source switch
    {
        CreditSource.OwnAccount => "accounts.transactions",
        CreditSource.CreditBureau => "credit-bureau.report",
        _ => throw new InvalidOperationException($"Nobody has said by which scope {Source} is allowed."),
    };

    /// <returns>Whether each source is one that there is, named once, on a ground that it may have: what others know needs a consent.</returns>
    public static bool AreSound(IReadOnlyList<SourceUse>? uses) =>
        uses is null
        || (uses.All(use => use is not null && Enum.IsDefined(use.Source) && Enum.IsDefined(use.Ground)
                && (use.Ground == SourceGround.Consent || use.Source == CreditSource.OwnAccount))
            && uses.DistinctBy(use => use.Source).Count() == uses.Count);
}

/// <summary>What became of a source when an application was decided. Kept among what the decision rested on.</summary>
/// <param name="IsAllowed">False where the applicant has not consented: then nothing was read of it.</param>
/// <param name="ConsentId">The consent under which it was read; null where the ground is another, or there is none.</param>
internal sealed record SourceReading(CreditSource Source, SourceGround Ground, bool IsAllowed, Guid? ConsentId);
