using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Holds;

namespace DigitalBank.Ledger.Engine;

/// <summary>What has to be read before a special request can be planned.</summary>
internal static class OrderNeeds
{
    /// <summary>Notes the accounts that are not remembered. A request's own lines are the caller's to look at.</summary>
    /// <returns>False when a hold is not remembered: then the request takes a turn, which reads it.</returns>
    public static bool AreRemembered(SpecialOrder order, KnownAccounts known, HashSet<long> missing) => order switch
    {
        ChainOrder chain => AreRemembered(chain, known, missing),
        HoldOrder { Kind: HoldChangeKind.Placed } placing => IsNoted(placing.AccountId, known, missing),
        HoldOrder hold => known.TryGetHold(hold.HoldId, out _),
        _ => true,
    };

    /// <summary>Collects what a turn reads for a request.</summary>
    public static void AddTo(PostingRequest request, HashSet<long> accounts, HashSet<Guid> keys, HashSet<Guid> holds)
    {
        keys.Add(request.IdempotencyKey);
        for (var i = 0; i < request.Postings.Count; i++)
        {
            accounts.Add(request.Postings[i].LedgerAccountId);
        }

        switch (request.Order)
        {
            case HoldOrder { Kind: HoldChangeKind.Placed } placing:
                accounts.Add(placing.AccountId);
                break;
            case HoldOrder hold:
                holds.Add(hold.HoldId);
                break;
            case ChainOrder chain:
                foreach (var step in chain.Steps)
                {
                    AddTo(step, accounts, keys, holds);
                }

                break;
        }
    }

    private static bool AreRemembered(ChainOrder chain, KnownAccounts known, HashSet<long> missing)
    {
        var placed = new HashSet<Guid>();
        foreach (var step in chain.Steps)
        {
            for (var i = 0; i < step.Postings.Count; i++)
            {
                IsNoted(step.Postings[i].LedgerAccountId, known, missing);
            }

            if (step.Order is HoldOrder { Kind: HoldChangeKind.Placed } placing)
            {
                placed.Add(placing.HoldId);
            }

            var usesOwnHold = step.Order is HoldOrder hold && hold.Kind != HoldChangeKind.Placed && placed.Contains(hold.HoldId);
            if (!usesOwnHold && step.Order is { } order && !AreRemembered(order, known, missing))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNoted(long accountId, KnownAccounts known, HashSet<long> missing)
    {
        if (!known.Contains(accountId))
        {
            missing.Add(accountId);
        }

        return true;
    }
}
