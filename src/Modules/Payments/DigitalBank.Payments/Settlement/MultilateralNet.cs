namespace DigitalBank.Payments.Settlement;

/// <summary>All that one participant pays another in a window.</summary>
internal sealed record GrossAmount(Guid DebtorId, Guid CreditorId, long AmountMinor);

/// <param name="AmountMinor">Above zero the participant gets it, below zero it owes it; never zero.</param>
internal sealed record NetAmount(Guid ParticipantId, long AmountMinor);

/// <summary>What is left to settle when everybody's payments to everybody are set against each other. Pure.</summary>
internal static class MultilateralNet
{
    /// <returns>In the order of the participants' ids, so that the same window always gives the same entry. They add up to zero.</returns>
    public static IReadOnlyList<NetAmount> Of(IEnumerable<GrossAmount> gross)
    {
        var nets = new SortedDictionary<Guid, long>();
        foreach (var amount in gross)
        {
            nets[amount.DebtorId] = nets.GetValueOrDefault(amount.DebtorId) - amount.AmountMinor;
            nets[amount.CreditorId] = nets.GetValueOrDefault(amount.CreditorId) + amount.AmountMinor;
        }

        return [.. nets.Where(net => net.Value != 0).Select(net => new NetAmount(net.Key, net.Value))];
    }

    /// <summary>The positions that were kept say the same as the payments, and nothing is left over.</summary>
    public static bool Foots(IReadOnlyList<NetAmount> nets, IEnumerable<SettlementPosition> kept) =>
        nets.Aggregate((Int128)0, (sum, net) => sum + net.AmountMinor) == 0
        && kept.Where(position => position.NetMinor != 0)
            .OrderBy(position => position.ParticipantId)
            .Select(position => new NetAmount(position.ParticipantId, position.NetMinor))
            .SequenceEqual(nets);
}
