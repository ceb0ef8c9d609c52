using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Simulator;

/// <summary>A payment that the bank has sent to the simulated bank.</summary>
internal sealed class SimulatedPayment(OriginalPayment original, SimulatedFate fate, BookingFault fault)
{
    public OriginalPayment Original => original;

    public SimulatedFate Fate => fate;

    public BookingFault Fault => fault;

    public bool IsTaken => fate is not (SimulatedFate.Reject or SimulatedFate.SilentlyLost);

    public bool IsReturned { get; set; }

    /// <summary>How often the bank has asked what became of it.</summary>
    public int Asked { get; set; }
}

/// <summary>A payment that the simulated bank has sent to the bank.</summary>
internal sealed class SimulatedPayIn(InterbankCreditTransfer transfer)
{
    public InterbankCreditTransfer Transfer => transfer;

    /// <summary>The bank has accepted it; null while it has not answered.</summary>
    public bool? IsAccepted { get; set; }

    public bool IsReturned { get; set; }
}
