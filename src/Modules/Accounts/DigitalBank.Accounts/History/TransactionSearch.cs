using System.Globalization;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Accounts.History;

/// <summary>A filter of transactions as a client writes it into the address.</summary>
/// <param name="From">First booking date.</param>
/// <param name="To">Last booking date.</param>
/// <param name="ValueFrom">First value date.</param>
/// <param name="ValueTo">Last value date.</param>
/// <param name="MinAmount">In the account's currency, <c>10.00</c>; amounts are positive, whatever the direction.</param>
/// <param name="MaxAmount">In the account's currency, <c>100.00</c>.</param>
/// <param name="Direction">credit or debit; both when missing.</param>
/// <param name="Text">Found anywhere in the counterparty's name or account, the purpose or a reference.</param>
/// <param name="Category">The code of a category.</param>
internal readonly record struct TransactionSearch(
    [FromQuery(Name = "from")] DateOnly? From,
    [FromQuery(Name = "to")] DateOnly? To,
    [FromQuery(Name = "valueFrom")] DateOnly? ValueFrom,
    [FromQuery(Name = "valueTo")] DateOnly? ValueTo,
    [FromQuery(Name = "minAmount")] string? MinAmount,
    [FromQuery(Name = "maxAmount")] string? MaxAmount,
    [FromQuery(Name = "direction")] string? Direction,
    [FromQuery(Name = "text")] string? Text,
    [FromQuery(Name = "category")] string? Category)
{
    public Result<TransactionFilter> ToFilter()
    {
        Side? side = Direction switch { "credit" => Side.Credit, "debit" => Side.Debit, _ => null };
        if (side is null && !string.IsNullOrEmpty(Direction))
        {
            return AccountsErrors.SearchDirectionUnknown;
        }

        return TryAmount(MinAmount, out var least) && TryAmount(MaxAmount, out var most)
            ? new TransactionFilter(From, To, ValueFrom, ValueTo, least, most, side, Text, Category)
            : AccountsErrors.SearchAmountMalformed;
    }

    private static bool TryAmount(string? text, out decimal? amount)
    {
        var isNumber = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed);
        amount = isNumber ? parsed : null;
        return isNumber || string.IsNullOrEmpty(text);
    }
}
