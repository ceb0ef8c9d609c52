using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs003;

namespace DigitalBank.Payments.Simulator;

/// <summary>Direct debits that the bank collects from customers of the simulated bank.</summary>
/// <param name="send">Content, what it is about, and how often the bank has to ask first.</param>
internal sealed class SimulatedDebits(
    int seed, Misbehaviour misbehaviour, SimulatedMessages messages, SimulatedBooks books, Action<byte[], string, int> send)
{
    /// <summary>How often the bank has to ask its mailbox before a late answer, or a return, comes.</summary>
    private const int Delay = 20;

    private const string NotEnoughMoney = "AM04";

    private const string RefundRequested = "MD06";

    private readonly Dictionary<string, SimulatedPayment> _debits = [];

    private readonly HashSet<string> _messages = [];

    /// <summary>By UETR what became of each, in the bank's own words. Nobody asks about a debit, so one that is kept silent about is never paid.</summary>
    public IReadOnlyDictionary<string, string> Outcomes => _debits.ToDictionary(one => one.Key, one => one.Value switch
    {
        { Fate: SimulatedFate.SilentlyTaken or SimulatedFate.SilentlyLost } => "Sent",
        { Fate: SimulatedFate.Reject } => "Rejected",
        { IsReturned: true } => "Returned",
        _ => "Collected",
    });

    public void Take(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        var header = Pacs003Reader.Reader.Examine(stream).Header!;
        if (!_messages.Add(header.MessageId))
        {
            return; // the bank was killed after it had delivered the message, and before it had noted that
        }

        stream.Position = 0;
        var taken = Pacs003Reader.Reader.Items(stream).Select(item => Take(item.Content, header)).ToList();
        Answer(taken.FindAll(debit => debit.Fate is SimulatedFate.Accept or SimulatedFate.Reject or SimulatedFate.Return), header.MessageId, delay: 0);
        Answer(taken.FindAll(debit => debit.Fate == SimulatedFate.Delay), header.MessageId + "-late", Delay);
        GiveBack(taken.FindAll(debit => debit.Fate == SimulatedFate.Return), header.MessageId + "-refunds");
    }

    private SimulatedPayment Take(ReceivedDirectDebit debit, MessageHeader header)
    {
        var (fate, fault) = misbehaviour.Draw(seed, debit.EndToEndId);
        var taken = new SimulatedPayment(
            new OriginalPayment(
                header.MessageId, header.MessageName, debit.InstructionId, debit.EndToEndId, debit.TransactionId, debit.Uetr, debit.Amount, header.SettlementDate),
            fate,
            fault);
        _debits.Add(debit.Uetr!, taken);
        if (fate is SimulatedFate.Accept or SimulatedFate.Delay or SimulatedFate.Return)
        {
            books.Book(debit.Amount!.Value, debit.Uetr, debit.EndToEndId, fault);
        }

        return taken;
    }

    private void Answer(List<SimulatedPayment> debits, string about, int delay)
    {
        if (debits.Count > 0)
        {
            send(messages.Status([.. debits.Select(debit => (debit.Original, debit.IsTaken ? null : NotEnoughMoney))]), about, delay);
        }
    }

    /// <summary>Their debtors want it back, and get it.</summary>
    private void GiveBack(List<SimulatedPayment> debits, string about)
    {
        foreach (var debit in debits)
        {
            debit.IsReturned = true;
            books.Book(-debit.Original.Amount!.Value, debit.Original.Uetr, debit.Original.EndToEndId, BookingFault.None);
        }

        if (debits.Count > 0)
        {
            send(messages.Returns([.. debits.Select(debit => (debit.Original, RefundRequested))]), about, Delay);
        }
    }
}
