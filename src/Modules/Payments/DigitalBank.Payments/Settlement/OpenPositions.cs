using DigitalBank.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Settlement;

/// <summary>Positions and caps of a window that is locked, in memory until the save.</summary>
internal sealed class OpenPositions
{
    private readonly PaymentsDbContext _db;

    private readonly Guid _windowId;

    private readonly Dictionary<Guid, SettlementPosition> _positions;

    private readonly Dictionary<Guid, long> _caps;

    private OpenPositions(PaymentsDbContext db, Guid windowId, Dictionary<Guid, SettlementPosition> positions, Dictionary<Guid, long> caps)
    {
        _db = db;
        _windowId = windowId;
        _positions = positions;
        _caps = caps;
    }

    public static async Task<OpenPositions> ReadAsync(PaymentsDbContext db, Guid windowId, string currencyCode, CancellationToken cancellationToken) => new(
        db,
        windowId,
        await db.SettlementPositions.Where(position => position.WindowId == windowId).ToDictionaryAsync(position => position.ParticipantId, cancellationToken),
        await db.SettlementParticipants.Where(participant => participant.CurrencyCode == currencyCode)
            .ToDictionaryAsync(participant => participant.Id, participant => participant.DebitCapMinor, cancellationToken));

    /// <summary>Accepts the payment where it keeps the payer's cap.</summary>
    public bool TryAccept(SettlementObligation obligation)
    {
        var (payer, payee) = (Of(obligation.DebtorId), Of(obligation.CreditorId));
        if (!payer.MayPay(obligation.AmountMinor, _caps[obligation.DebtorId]) || !payee.MayReceive(obligation.AmountMinor))
        {
            return false;
        }

        payer.Pay(obligation.AmountMinor);
        payee.Receive(obligation.AmountMinor);
        obligation.Accept(_windowId);
        return true;
    }

    /// <summary>Accepts what fits now of those that wait, in the order in which they came; each one accepted may make room for others.</summary>
    public void Release(List<SettlementObligation> queued)
    {
        while (queued.RemoveAll(TryAccept) > 0)
        {
        }
    }

    private SettlementPosition Of(Guid participantId)
    {
        if (!_positions.TryGetValue(participantId, out var position))
        {
            position = new SettlementPosition { WindowId = _windowId, ParticipantId = participantId };
            _positions.Add(participantId, position);
            _db.SettlementPositions.Add(position);
        }

        return position;
    }
}
