using DigitalBank.Payments.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Deletes quotes that nobody accepted: they name payees, and are of no use any more. Those that became orders stay for tracking.</summary>
internal sealed class ForgetExpiredQuotesStep(PaymentsDbContext db, TimeProvider clock) : ICloseOfBusinessStep
{
    private const int DaysKept = 7;

    public string Name => "forget-expired-quotes";

    public int Order => 715;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var expiredBefore = clock.GetUtcNow().AddDays(-DaysKept);
        var forgotten = await db.CrossBorderQuotes
            .Where(quote => quote.ExpiresAt < expiredBefore && !db.Orders.Any(order => order.Id == quote.Id))
            .ExecuteDeleteAsync(cancellationToken);
        return new StepReport(forgotten, Failed: 0);
    }
}
