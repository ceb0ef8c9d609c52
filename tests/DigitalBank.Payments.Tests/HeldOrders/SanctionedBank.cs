using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Screening;
using DigitalBank.TestKit;

namespace DigitalBank.Payments.Tests.HeldOrders;

/// <summary>A bank with a sanctions list of one person.</summary>
public sealed class SanctionedBank : PaymentsBank
{
    internal const string Listed = "Nikolai Wretzky";

    internal async Task ImportListAsync()
    {
        var folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "sdn.csv"), """
            7001,"WRETZKY, Nikolai","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- 

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "alt.csv"), "");
        (await SendAsync(new ImportLists(folder))).EnsureSuccess();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>What reviewers see of an order that is held.</summary>
    internal async Task<IReadOnlyList<SanctionsHitView>> HitsAsync(Guid paymentOrderId) =>
        (await SendAsync(new ListHits(PathScreening.PartyIdOf(paymentOrderId), Status: null, After: null, Limit: 10))).EnsureSuccess();

    internal async Task DismissHitsAsync(Guid paymentOrderId)
    {
        foreach (var hit in await HitsAsync(paymentOrderId))
        {
            (await SendAsync(new ReviewHit(hit.HitId, HitStatus.Dismissed, "another person"))).EnsureSuccess();
        }
    }
}
