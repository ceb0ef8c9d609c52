namespace DigitalBank.Payments.DirectDebits;

/// <summary>A customer's word on who may collect from an account. With one that allows, only those that are allowed may.</summary>
internal sealed class CreditorRule
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public Guid PartyId { get; set; }

    /// <summary>The creditor's identifier in the scheme, without spaces and in capitals.</summary>
    public string CreditorSchemeId { get; init; } = string.Empty;

    /// <summary>False blocks the creditor.</summary>
    public bool IsAllowed { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public static string Plain(string schemeId) => schemeId.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();

    /// <param name="rules">Of one account.</param>
    /// <param name="isBetweenCompanies">Then the debtor has to have allowed the creditor before: nothing is refunded afterwards.</param>
    public static bool Allows(IReadOnlyCollection<CreditorRule> rules, string? schemeId, bool isBetweenCompanies)
    {
        var ofCreditor = rules.FirstOrDefault(rule => schemeId is not null && rule.CreditorSchemeId == Plain(schemeId));
        return ofCreditor?.IsAllowed ?? (!isBetweenCompanies && rules.All(rule => !rule.IsAllowed));
    }
}
