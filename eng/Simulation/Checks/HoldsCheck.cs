using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Simulation.Model;
using DigitalBank.TestKit;

namespace DigitalBank.Simulation.Checks;

/// <summary>Asks for random holds with everything that happened to them, and for all open ones of a random account.</summary>
internal sealed class HoldsCheck(BankFixture bank, Random random, LedgerModel model)
{
    private const int HoldsAsked = 40;
    private const int LargestPage = 500;

    public async Task RunAsync()
    {
        if (model.Holds.Count == 0)
        {
            return;
        }

        var holds = model.Holds.Values.ToList();
        for (var i = 0; i < HoldsAsked; i++)
        {
            await CheckAsync(holds[random.Next(holds.Count)]);
        }

        await CheckOpenAsync(holds[random.Next(holds.Count)].Account);
    }

    private async Task CheckAsync(ModelHold hold)
    {
        var actual = (await bank.SendAsync(new GetHold(hold.Placing.HoldId))).EnsureSuccess();
        Difference.Unless(actual with { Changes = [] } == hold.ToView(), "hold", hold.ToView(), actual);
        Difference.Unless(
            actual.Changes.SequenceEqual(hold.Changes), $"hold {hold.Placing.HoldId}", string.Join("\n    ", hold.Changes), string.Join("\n    ", actual.Changes));
    }

    private async Task CheckOpenAsync(ModelAccount account)
    {
        var open = new List<Guid>();
        HoldPosition? after = null;
        do
        {
            var page = (await bank.SendAsync(new ListHolds(account.Id, OnlyOpen: true, after, LargestPage))).EnsureSuccess();
            open.AddRange(page.Holds.Select(hold => hold.HoldId));
            after = page.Next;
        }
        while (after is not null);

        var expected = model.Holds.Values.Where(hold => hold.Account == account && hold.Status == HoldStatus.Open).Select(hold => hold.Placing.HoldId);
        Difference.Unless(open.Order().SequenceEqual(expected.Order()), $"open holds of account {account.Id}", expected.Count(), open.Count);
    }
}
