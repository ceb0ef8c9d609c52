using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Accounts.History;

/// <summary>A filter of transactions as a client writes it into the address.</summary>
/// <param name="Direction">credit or debit.</param>
internal readonly record struct TransactionSearch(
    [FromQuery] DateOnly? From,
    [FromQuery] DateOnly? To,
    [FromQuery] DateOnly? ValueFrom,
    [FromQuery] DateOnly? ValueTo,
    [FromQuery] decimal? MinAmount,
    [FromQuery] decimal? MaxAmount,
    [FromQuery] string? Direction,
    [FromQuery] string? Text,
    [FromQuery] string? Category)
{
    public Result<TransactionFilter> ToFilter()
    {
        Side? side = Direction switch { "credit" => Side.Credit, "debit" => Side.Debit, _ => null };
        return side is null && !string.IsNullOrEmpty(Direction)
            ? AccountsErrors.SearchDirectionUnknown
            : new TransactionFilter(From, To, ValueFrom, ValueTo, MinAmount, MaxAmount, side, Text, Category);
    }
}
