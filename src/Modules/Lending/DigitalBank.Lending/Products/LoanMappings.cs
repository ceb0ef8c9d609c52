using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Products;

/// <summary>The accounts on which a product's events are booked.</summary>
internal sealed class LoanMappings(IMediator bank, IBusinessCalendar calendar)
{
    /// <summary>
    /// The mapping of the booking date. Where that names too little, the one of the business date: what waits to be booked keeps its date, and
    /// staff can put a mapping right for days to come only.
    /// </summary>
    /// <param name="isEnough">Whether a mapping names the accounts that are needed.</param>
    /// <param name="notMapped">The refusal when neither does.</param>
    public async Task<Result<ResolvedMapping>> ResolveAsync(
        ResolveMapping asked, Func<ResolvedMapping, bool> isEnough, Failure notMapped, CancellationToken cancellationToken)
    {
        var mapped = await bank.Send(asked, cancellationToken);
        if (mapped.IsSuccess && isEnough(mapped.Value))
        {
            return mapped;
        }

        var today = await bank.Send(asked with { Date = await calendar.TodayAsync(cancellationToken) }, cancellationToken);
        return today.IsSuccess && isEnough(today.Value) ? today : mapped.Failure ?? notMapped;
    }
}

/// <summary>What loans of a product have changed and the ledger does not take. It is tried again at the next close.</summary>
internal sealed record UnbookedBatch(string ProductCode, Failure Reason);
