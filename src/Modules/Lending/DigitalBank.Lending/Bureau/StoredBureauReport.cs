using System.Text.Json;
using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Platform;

namespace DigitalBank.Lending.Bureau;

/// <summary>What a bureau said about a customer, kept so that it need not be asked again for a while. One a day from a bureau.</summary>
internal sealed class StoredBureauReport
{
    public const int LongestContent = 2_000;

    public const int LongestName = 40;

    public required Guid Id { get; init; }

    public required Guid PartyId { get; init; }

    public required string Bureau { get; init; }

    /// <summary>The business date.</summary>
    public required DateOnly AskedOn { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The consent under which it was asked for.</summary>
    public required Guid ConsentId { get; init; }

    /// <summary>JSON of <see cref="BureauReport"/>, or of nothing where the bureau has no file; sealed.</summary>
    public required string Content { get; init; }

    /// <returns>Null where the bureau has no file.</returns>
    public BureauReport? Read() => JsonSerializer.Deserialize<BureauReport?>(Content, BankJson.Options);

    public static string Text(BureauReport? report) => JsonSerializer.Serialize(report, BankJson.Options);
}
