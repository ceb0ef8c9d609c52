using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace DigitalBank.Payments.Simulator;

/// <summary>What the simulated bank does with a payment.</summary>
internal enum SimulatedFate
{
    Accept = 0,

    /// <summary>Not taken: nothing is booked.</summary>
    Reject = 1,

    /// <summary>Taken, and sent back later.</summary>
    Return = 2,

    /// <summary>Taken, and answered late.</summary>
    Delay = 3,

    /// <summary>Taken and never answered, until somebody asks.</summary>
    SilentlyTaken = 4,

    /// <summary>Not taken and never answered, until somebody asks.</summary>
    SilentlyLost = 5,
}

/// <summary>What the simulated bank gets wrong in its books about a payment that it took.</summary>
internal enum BookingFault
{
    None = 0,

    /// <summary>The statement shows it twice.</summary>
    BookedTwice = 1,

    /// <summary>The statement shows a fee that nobody agreed on.</summary>
    FeeTaken = 2,

    /// <summary>The statement does not show it.</summary>
    NotBooked = 3,

    /// <summary>The statement shows one cent less.</summary>
    OneCentLess = 4,
}

/// <summary>How many payments of ten thousand the simulated bank treats badly, and how many of those that it takes it books wrong.</summary>
/// <param name="Repeats">Messages of ten thousand that it sends twice.</param>
internal sealed record Misbehaviour(int Rejects, int Returns, int Delays, int Silences, int Repeats, int BookingFaults)
{
    public const int OutOf = 10_000;

    public static Misbehaviour None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>Follows from the seed and the payer's reference alone, so that a run can be repeated whatever the order of the payments.</summary>
    public (SimulatedFate Fate, BookingFault Fault) Draw(int seed, string endToEndId)
    {
        var lot = Lot(seed, endToEndId, "fate");
        var fate = lot < Rejects ? SimulatedFate.Reject
            : lot < Rejects + Returns ? SimulatedFate.Return
            : lot < Rejects + Returns + Delays ? SimulatedFate.Delay
            : lot < Rejects + Returns + Delays + Silences ? (lot % 2 == 0 ? SimulatedFate.SilentlyTaken : SimulatedFate.SilentlyLost)
            : SimulatedFate.Accept;

        // A payment that also comes back would be wrong in two ways at once, and no longer tell one from the other.
        var fault = fate == SimulatedFate.Accept && Lot(seed, endToEndId, "books") < BookingFaults
            ? (BookingFault)(1 + (Lot(seed, endToEndId, "fault") % 4))
            : BookingFault.None;
        return (fate, fault);
    }

    public bool IsRepeated(int seed, string messageId) => Lot(seed, messageId, "repeat") < Repeats;

    private static int Lot(int seed, string about, string purpose) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{purpose}\n{about}"))) % OutOf);
}
