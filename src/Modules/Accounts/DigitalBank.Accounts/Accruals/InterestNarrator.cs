using System.Globalization;
using DigitalBank.Accounts.Contracts.Statements;

namespace DigitalBank.Accounts.Accruals;

/// <summary>Says on a statement which interest was posted and for which days; the reference holds both.</summary>
internal sealed class InterestNarrator : IEntryNarrator
{
    public string Source => InterestLedger.Source;

    public Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, EntryNarrative>>(sourceReferences
            .Select(reference => (Reference: reference, Text: TextOf(reference)))
            .Where(described => described.Text is not null)
            .ToDictionary(
                described => described.Reference,
                described => new EntryNarrative(null, null, null, null, EndToEndId: null, RemittanceInformation: described.Text)));

    private static string? TextOf(string reference)
    {
        if (reference.Split('/') is not [_, var day, var side]
            || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return null;
        }

        var what = side switch
        {
            "credit" => "Interest",
            "debit" => "Interest on overdraft",
            "credit-correction" => "Correction of interest",
            _ => "Correction of interest on overdraft",
        };
        return $"{what} until {date.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
    }
}
