using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Simulator;

/// <summary>
/// Another bank that takes payments and misbehaves as often as it is told to, the same way for the same seed. It keeps its own books and
/// knows what it did wrong, so that the bank's own view can be compared.
/// </summary>
internal sealed class SimulatedScheme(int seed, Misbehaviour misbehaviour, SimulatedMessages messages)
{
    /// <summary>How often the bank has to ask its mailbox before a late answer comes.</summary>
    private const int Delay = 20;

    private const string WrongAccount = "AC01";

    private const string FollowingCancellationRequest = "FOCR";

    private readonly Lock _gate = new();

    private readonly Dictionary<string, SimulatedPayment> _payments = [];

    private readonly Dictionary<string, SimulatedPayIn> _payIns = [];

    private readonly HashSet<string> _messages = [];

    /// <summary>Payments that came in two messages: the bank would have paid twice.</summary>
    private int _doubled;

    private readonly SimulatedMailbox _mailbox = new();

    private readonly SimulatedBooks _books = new();

    private SimulatedDebits? _debits;

    private SimulatedDebits Debits => _debits ??= new SimulatedDebits(seed, misbehaviour, messages, _books, Send);

    /// <returns>False for a message that cannot be read: it is refused for good.</returns>
    public bool Receive(byte[] content)
    {
        var name = NameOf(content);
        lock (_gate)
        {
            switch (name is null ? null : MessageDesk.FamilyOf(name))
            {
                case "pacs.008.001":
                    TakePayments(content);
                    return true;
                case "pacs.003.001":
                    Debits.Take(content);
                    return true;
                case "pacs.002.001":
                    TakeStatuses(content);
                    return true;
                case "pacs.004.001":
                    TakeReturns(content);
                    return true;
                case "pacs.028.001":
                    AnswerInquiry(content);
                    return true;
                case "camt.056.001":
                    AnswerRecall(content);
                    return true;
                case "camt.029.001":
                    return true; // the money comes with a pacs.004
                default:
                    return false;
            }
        }
    }

    public (long Number, byte[] Content)? Next()
    {
        lock (_gate)
        {
            return _mailbox.Next();
        }
    }

    public void Delete(long number)
    {
        lock (_gate)
        {
            _mailbox.Delete(number);
        }
    }

    /// <summary>Sends payments to accounts of the bank, some of them twice and some to accounts that do not exist.</summary>
    public void Pay(IReadOnlyList<InterbankCreditTransfer> transfers)
    {
        lock (_gate)
        {
            foreach (var transfer in transfers)
            {
                _payIns.TryAdd(transfer.Uetr, new SimulatedPayIn(transfer));
            }

            Send(messages.Transfers(transfers), transfers[0].TransactionId);
        }
    }

    /// <summary>Asks for payments back that the bank has accepted.</summary>
    public int Recall(int most, string reason)
    {
        lock (_gate)
        {
            var wanted = _payIns.Values.Where(payIn => payIn is { IsAccepted: true, IsReturned: false }).Take(most).ToList();
            wanted.ForEach(payIn => Send(messages.Recall(OriginalOf(payIn.Transfer), reason), payIn.Transfer.Uetr));
            return wanted.Count;
        }
    }

    public byte[] Statement(DateOnly date)
    {
        lock (_gate)
        {
            var (opening, entries) = _books.NextStatement();
            return messages.Statement(_books.Statements, date, opening, entries);
        }
    }

    public SimulatedState State()
    {
        lock (_gate)
        {
            return new SimulatedState(
                _payments.Count,
                _payments.Values.Count(payment => payment.IsTaken && !payment.IsReturned),
                _payments.Values.Count(payment => !payment.IsTaken),
                _payments.Values.Count(payment => payment.IsReturned),
                _doubled,
                _payIns.Values.Count(payIn => payIn is { IsAccepted: true, IsReturned: false }),
                _payIns.Values.Count(payIn => payIn.IsAccepted is null),
                _mailbox.Waiting,
                _books.TrueBalance,
                _books.ShownBalance,
                [.. _payments.Values.GroupBy(payment => payment.Fate).OrderBy(group => group.Key).Select(group => $"{group.Key} {group.Count()}")],
                [.. _books.Injected],
                _payments.Values.ToDictionary(payment => payment.Original.Uetr!, payment => !payment.IsTaken ? "Rejected" : payment.IsReturned ? "Returned" : "Settled"),
                Debits.Outcomes);
        }
    }

    private static string? NameOf(byte[] content)
    {
        try
        {
            using var xml = SafeXml.Open(new MemoryStream(content, writable: false));
            return SafeXml.MoveToMessage(xml);
        }
        catch (Exception exception) when (exception is MessageRefusedException or System.Xml.XmlException)
        {
            return null;
        }
    }

    private void TakePayments(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        var header = Pacs008Reader.Reader.Examine(stream).Header!;
        if (!_messages.Add(header.MessageId))
        {
            return; // the bank was killed after it had delivered the message, and before it had noted that
        }

        stream.Position = 0;
        var taken = Pacs008Reader.Reader.Items(stream).Select(item => Take(item.Content, header)).ToList();
        Answer([.. taken.Where(payment => payment.Fate is SimulatedFate.Accept or SimulatedFate.Reject or SimulatedFate.Return)], header.MessageId, delay: 0);
        Answer([.. taken.Where(payment => payment.Fate == SimulatedFate.Delay)], header.MessageId + "-late", Delay);
        var returned = taken.Where(payment => payment.Fate == SimulatedFate.Return).ToList();
        returned.ForEach(GiveBack);
        if (returned.Count > 0)
        {
            Send(messages.Returns([.. returned.Select(payment => (payment.Original, WrongAccount))]), header.MessageId + "-returns");
        }
    }

    private SimulatedPayment Take(ReceivedCreditTransfer transfer, MessageHeader header)
    {
        var (fate, fault) = misbehaviour.Draw(seed, transfer.EndToEndId);
        var payment = new SimulatedPayment(
            new OriginalPayment(
                header.MessageId,
                header.MessageName,
                transfer.InstructionId,
                transfer.EndToEndId,
                transfer.TransactionId,
                transfer.Uetr,
                transfer.SettlementAmount,
                header.SettlementDate),
            fate,
            fault);
        if (!_payments.TryAdd(transfer.Uetr!, payment))
        {
            _doubled++;
            return _payments[transfer.Uetr!];
        }

        if (payment.IsTaken)
        {
            _books.Book(-transfer.SettlementAmount!.Value, transfer.Uetr, transfer.EndToEndId, fault);
        }

        return payment;
    }

    private void Answer(IReadOnlyList<SimulatedPayment> payments, string about, int delay)
    {
        if (payments.Count > 0)
        {
            Send(messages.Status([.. payments.Select(payment => (payment.Original, payment.IsTaken ? null : WrongAccount))]), about, delay);
        }
    }

    private void GiveBack(SimulatedPayment payment)
    {
        payment.IsReturned = true;
        _books.Book(payment.Original.Amount!.Value, payment.Original.Uetr, payment.Original.EndToEndId, BookingFault.None);
    }

    private void TakeStatuses(byte[] content)
    {
        foreach (var status in Pacs002Reader.Reader.Items(new MemoryStream(content, writable: false)).Select(item => item.Content))
        {
            if (status.IsOfGroup || status.Original.Uetr is null || _payIns.GetValueOrDefault(status.Original.Uetr) is not { IsAccepted: null } payIn)
            {
                continue;
            }

            payIn.IsAccepted = status.Status != "RJCT";
            if (payIn.IsAccepted == true)
            {
                _books.Book(payIn.Transfer.SettlementAmount, payIn.Transfer.Uetr, payIn.Transfer.EndToEndId, BookingFault.None);
            }
        }
    }

    private void TakeReturns(byte[] content)
    {
        foreach (var returned in Pacs004Reader.Reader.Items(new MemoryStream(content, writable: false)).Select(item => item.Content))
        {
            if (returned.Original.Uetr is { } uetr && _payIns.GetValueOrDefault(uetr) is { IsAccepted: true, IsReturned: false } payIn)
            {
                payIn.IsReturned = true;
                _books.Book(-returned.Amount!.Value, uetr, payIn.Transfer.EndToEndId, BookingFault.None);
            }
        }
    }

    /// <summary>Some payments have to be asked about twice before there is an answer.</summary>
    private void AnswerInquiry(byte[] content)
    {
        var asked = Pacs028Uetrs.Read(content).Select(uetr => _payments.GetValueOrDefault(uetr)).OfType<SimulatedPayment>().ToList();
        asked.ForEach(payment => payment.Asked++);
        Answer([.. asked.Where(payment => payment.Asked > 1 || payment.Original.EndToEndId!.Sum(letter => letter) % 2 == 0)], "inquiry", delay: 0);
    }

    private void AnswerRecall(byte[] content)
    {
        foreach (var request in Camt056Reader.Reader.Items(new MemoryStream(content, writable: false)).Select(item => item.Content))
        {
            if (request.Original.Uetr is not { } uetr || _payments.GetValueOrDefault(uetr) is not { } payment)
            {
                continue;
            }

            var caseId = request.CaseId ?? request.CancellationId ?? uetr;
            if (!payment.IsTaken)
            {
                Answer([payment], uetr, delay: 0);
                Send(messages.RecallAnswer(caseId, payment.Original, CancellationOutcome.Rejected, "NOOR"), caseId);
            }
            else if (payment.IsReturned)
            {
                Send(messages.RecallAnswer(caseId, payment.Original, CancellationOutcome.Rejected, "ARDT"), caseId);
            }
            else
            {
                GiveBack(payment);
                Send(messages.RecallAnswer(caseId, payment.Original, CancellationOutcome.Accepted, reason: null), caseId);
                Send(messages.Returns([(payment.Original, FollowingCancellationRequest)]), uetr);
            }
        }
    }

    private void Send(byte[] content, string about) => Send(content, about, delay: 0);

    private void Send(byte[] content, string about, int delay)
    {
        _mailbox.Add(content, delay);
        if (misbehaviour.IsRepeated(seed, about))
        {
            _mailbox.Add(content, delay);
        }
    }

    private static OriginalPayment OriginalOf(InterbankCreditTransfer transfer) => new(
        MessageId: null,
        MessageName: null,
        transfer.InstructionId,
        transfer.EndToEndId,
        transfer.TransactionId,
        transfer.Uetr,
        transfer.SettlementAmount,
        SettlementDate: null);
}

/// <summary>What the simulated bank knows, for comparison.</summary>
/// <param name="Settled">Payments of the bank that it took and kept.</param>
/// <param name="Doubled">Payments of the bank that came in two messages.</param>
/// <param name="PaidIn">Its payments that the bank has taken and kept.</param>
/// <param name="Unanswered">Its payments that the bank has not answered.</param>
/// <param name="TrueBalance">What truly moved on the bank's account.</param>
/// <param name="ShownBalance">What its statements add up to.</param>
/// <param name="Outcomes">By UETR: Settled, Rejected or Returned.</param>
/// <param name="Collections">Direct debits of the bank by UETR: Collected, Rejected, Returned, or Sent where it keeps silent.</param>
internal sealed record SimulatedState(
    int Payments,
    int Settled,
    int Rejected,
    int Returned,
    int Doubled,
    int PaidIn,
    int Unanswered,
    int Waiting,
    Money TrueBalance,
    Money ShownBalance,
    IReadOnlyList<string> Fates,
    IReadOnlyList<InjectedBreak> Injected,
    IReadOnlyDictionary<string, string> Outcomes,
    IReadOnlyDictionary<string, string> Collections);
