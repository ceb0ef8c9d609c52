using System.Text.Json;
using DigitalBank.Platform;

namespace DigitalBank.Customers.DueDiligence.Ratings;

/// <summary>How closely a party is to be watched, from what, and until when that holds. The latest of a party counts.</summary>
internal sealed class RiskRating
{
    private RiskRating()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private set; }

    public RiskLevel Level { get; private init; }

    public int Points { get; private init; }

    /// <summary>JSON of the drivers.</summary>
    public string Drivers { get; private init; } = "[]";

    public DateOnly RatedOnDate { get; private init; }

    public DateOnly NextReviewDate { get; private init; }

    public string RatedBy { get; private init; } = "";

    public DateTimeOffset RatedAt { get; private init; }

    public static RiskRating Give(Guid partyId, RiskAssessment assessment, DateOnly today, string ratedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = partyId,
        Level = assessment.Level,
        Points = assessment.Points,
        Drivers = JsonSerializer.Serialize(assessment.Drivers, BankJson.Options),
        RatedOnDate = today,
        NextReviewDate = today.AddYears(assessment.YearsToReview),
        RatedBy = ratedBy,
        RatedAt = now,
    };

    public void Move(Guid partyId) => PartyId = partyId;

    public RiskRatingView View() => new(
        PartyId, Level, Points, JsonSerializer.Deserialize<List<RiskDriver>>(Drivers, BankJson.Options)!, RatedOnDate, NextReviewDate, RatedBy);
}

internal enum RiskLevel
{
    Low = 1,
    Medium = 2,

    /// <summary>Enhanced due diligence.</summary>
    High = 3,
}

/// <param name="Code">What it is, such as <c>high_risk_country</c>.</param>
/// <param name="Points">What it adds to the sum.</param>
internal sealed record RiskDriver(string Code, int Points);

internal sealed record RiskRatingView(
    Guid PartyId, RiskLevel Level, int Points, IReadOnlyList<RiskDriver> Drivers, DateOnly RatedOnDate, DateOnly NextReviewDate, string RatedBy);
