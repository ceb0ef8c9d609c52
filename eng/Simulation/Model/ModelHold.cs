using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Simulation.Model;

/// <summary>A hold of the model.</summary>
internal sealed class ModelHold(PlaceHold placing, ModelAccount account, DateTimeOffset placedAt)
{
    public PlaceHold Placing => placing;

    public ModelAccount Account => account;

    public DateTimeOffset PlacedAt => placedAt;

    public long Captured { get; set; }

    public long Released { get; set; }

    public HoldStatus Status { get; set; } = HoldStatus.Open;

    public List<HoldChangeView> Changes { get; } = [];

    public long Remaining => placing.Amount.MinorUnits - Captured - Released;

    public HoldReceipt ReceiptAt(DateTimeOffset recordedAt) => new(
        placing.HoldId, account.Id, placing.Amount, Of(Captured), Of(Released), Of(Remaining), Status, recordedAt);

    public HoldView ToView() => new(
        placing.HoldId,
        account.Id,
        placing.Amount,
        Of(Captured),
        Of(Released),
        Of(Remaining),
        Status,
        placing.Source,
        placing.SourceReference,
        placing.EventCode,
        placedAt,
        placing.ExpiresAt,
        []);

    public Money Of(long amount) => Money.OfMinor(amount, placing.Amount.Currency);
}
