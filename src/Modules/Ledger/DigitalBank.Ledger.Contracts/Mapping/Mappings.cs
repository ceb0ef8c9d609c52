using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Mapping;

/// <summary>
/// Says which accounts a product's event is booked on, from a day on. Earlier versions stay as they are, so what was booked by them can be
/// explained; a version that is not yet in force can be replaced by another for the same day.
/// </summary>
/// <param name="Product">The product's code, at most 40 characters.</param>
/// <param name="EventCode">What happens, in the words of the entries, such as <c>interest-accrual</c>. At most 40 characters.</param>
/// <param name="CurrencyCode">Only for this currency, before the version for all; null for every currency.</param>
/// <param name="ValidFrom">After the current business date, or on it for the first version.</param>
/// <param name="DebitCode">Code of the account in the role debit; null where the caller debits the customer's account.</param>
/// <param name="CreditCode">Likewise for the role credit; one of the two is given.</param>
public sealed record SetMapping(
    string Product, string EventCode, string? CurrencyCode, DateOnly ValidFrom, string? DebitCode, string? CreditCode) : ICommand<MappingView>;

/// <param name="Revision">Counts the versions set for the same day, from 1; the last is in force.</param>
public sealed record MappingView(
    Guid Id,
    string Product,
    string EventCode,
    string? CurrencyCode,
    DateOnly ValidFrom,
    int Revision,
    string? DebitCode,
    string? CreditCode,
    string SetBy,
    DateTimeOffset SetAt);

/// <summary>The accounts on which an event is booked.</summary>
/// <param name="Date">The booking date of the event.</param>
public sealed record ResolveMapping(string Product, string EventCode, string CurrencyCode, DateOnly Date) : IQuery<ResolvedMapping>;

/// <param name="DebitAccountId">The ledger account in the currency asked for; null where the mapping leaves the role to the caller.</param>
public sealed record ResolvedMapping(long? DebitAccountId, long? CreditAccountId, MappingView Mapping);

/// <summary>Versions of mappings, those set last first.</summary>
/// <param name="Before">The last id of the page before; null for the first page.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record ListMappings(string? Product, Guid? Before, int Limit) : IQuery<IReadOnlyList<MappingView>>;

/// <summary>Says when a product's income and expense are booked, from a day on. The rules of <see cref="SetMapping"/> for days hold.</summary>
public sealed record SetAccountingMethod(string Product, AccountingMethod Method, DateOnly ValidFrom) : ICommand<AccountingMethodView>;

/// <summary>The method in force on a day.</summary>
public sealed record GetAccountingMethod(string Product, DateOnly Date) : IQuery<AccountingMethodView>;

public sealed record AccountingMethodView(
    string Product, AccountingMethod Method, DateOnly ValidFrom, int Revision, string SetBy, DateTimeOffset SetAt);

/// <summary>When income and expense count.</summary>
public enum AccountingMethod
{
    /// <summary>When the money moves.</summary>
    Cash = 1,

    /// <summary>Day by day as they are earned.</summary>
    PeriodicAccrual = 2,

    /// <summary>In full when they are agreed.</summary>
    UpfrontAccrual = 3,
}
