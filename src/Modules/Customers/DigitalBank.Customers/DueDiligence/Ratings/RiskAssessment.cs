namespace DigitalBank.Customers.DueDiligence.Ratings;

/// <summary>What is known about a party that bears on its risk.</summary>
/// <param name="IsPoliticallyExposed">Holds or held a prominent public function, or is close to someone who does.</param>
/// <param name="IsCashIntensive">Trade that lives on cash: exchange, gambling, used cars, scrap.</param>
/// <param name="HasUnknownOwners">An organisation of which the owners above 25 % are not all known.</param>
/// <param name="IsIdentified">A passed check of the identity that still holds.</param>
/// <param name="WasSeen">The person was met, in a branch or by video.</param>
/// <param name="HasConfirmedHit">It is on a sanctions list.</param>
/// <param name="HasOpenHit">It may be, and nobody has looked yet.</param>
internal sealed record RiskFacts(
    bool IsOrganisation,
    bool IsInHighRiskCountry,
    bool IsPoliticallyExposed,
    bool IsCashIntensive,
    bool HasUnknownOwners,
    bool IsIdentified,
    bool WasSeen,
    bool HasConfirmedHit,
    bool HasOpenHit);

/// <summary>Adds up the drivers. The points are the bank's own; that these drivers count is annex III of Directive (EU) 2015/849.</summary>
internal sealed record RiskAssessment(int Points, IReadOnlyList<RiskDriver> Drivers)
{
    private const int MediumFrom = 20;

    private const int HighFrom = 50;

    public RiskLevel Level => Points switch
    {
        >= HighFrom => RiskLevel.High,
        >= MediumFrom => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    /// <summary>One year for high risk, three for medium, five for low.</summary>
    public int YearsToReview => Level switch { RiskLevel.High => 1, RiskLevel.Medium => 3, _ => 5 };

    public static RiskAssessment Of(RiskFacts facts)
    {
        RiskDriver?[] drivers =
        [
            When(facts.HasConfirmedHit, "sanctions_hit", 100),
            When(facts.HasOpenHit, "open_hit", 50),
            When(facts.IsPoliticallyExposed, "politically_exposed", 50),     // article 20: always enhanced due diligence
            When(facts.IsInHighRiskCountry, "high_risk_country", 50),       // article 18: likewise
            When(facts.HasUnknownOwners, "unknown_owners", 30),
            When(facts.IsCashIntensive, "cash_intensive", 20),
            When(!facts.IsIdentified, "not_identified", 20),
            When(facts.IsIdentified && !facts.WasSeen, "not_met", 10),
            When(facts.IsOrganisation, "organisation", 10),
        ];
        var found = drivers.OfType<RiskDriver>().ToList();
        return new RiskAssessment(found.Sum(driver => driver.Points), found);
    }

    private static RiskDriver? When(bool isSo, string code, int points) => isSo ? new RiskDriver(code, points) : null;
}
