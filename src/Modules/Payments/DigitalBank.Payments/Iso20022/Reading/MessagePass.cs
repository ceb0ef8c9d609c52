using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Reading;

/// <summary>One pass over a message: hands out its items, applies the rules and counts. Holds one item and the heads at a time.</summary>
internal sealed class MessagePass(Stream file, MessageRules rules, XmlLimits? limits) : IDisposable
{
    private readonly StructureReader _reader = new(file, rules.Definition, limits);

    private readonly ItemRules _itemRules = new(rules);

    private readonly List<MessageFinding> _wrongTotals = [];

    private readonly HashSet<string> _currencies = [];

    private ControlTotals _blockTotals = new();

    private MessageElement? _block;

    private MessageElement? _header;

    private MessageElement? _claims;

    private MessageElement? _group;

    private int _groups;

    private bool _isSound = true;

    private bool _isWholeGroup;

    public MessageHeader? Header { get; private set; }

    public ControlTotals Totals { get; } = new();

    public long Count { get; private set; }

    /// <summary>What is wrong with the message as a whole, known after the last item.</summary>
    public IEnumerable<MessageFinding> Refusals => _reader.Findings.Concat(_wrongTotals);

    /// <exception cref="MessageRefusedException">The structure is broken.</exception>
    public IEnumerable<ReadItem> Items()
    {
        foreach (var item in _reader.Items())
        {
            _isSound &= item.IsSound;
            NoteGroup(item);
            if (item.Kind == ItemKind.Whole && rules.Items.Contains(item.Name) && _isSound)
            {
                yield return Read(item.Element);
            }
            else if (_isSound)
            {
                Note(item);
            }
        }

        if (_isSound)
        {
            CompareMessage();
        }
    }

    public void Dispose() => _reader.Dispose();

    private ReadItem Read(MessageElement element)
    {
        Count++;
        NoteAgents(element);
        _isWholeGroup |= IsWholeGroup(element);
        if (element.Name == rules.Items[0])
        {
            var counted = _itemRules.AmountOf(element);
            var amount = counted is null ? 0 : MessageParts.Decimal(counted);
            Totals.Add(amount);
            _blockTotals.Add(amount);
            if (counted is not null)
            {
                _currencies.Add(counted.Currency!);
            }
        }

        var (money, findings) = _itemRules.Judge(element, _block);
        return new ReadItem(Count, element, _block, _groups == 1 ? _group : null, money, findings);
    }

    // The head or each payment may name the agents; a bank names them once, so the first payment speaks for all.
    private void NoteAgents(MessageElement element)
    {
        if (Count == 1 && Header is { } header)
        {
            Header = header with
            {
                InstructingAgent = header.InstructingAgent ?? MessageParts.Agent(element.Find("InstgAgt")),
                InstructedAgent = header.InstructedAgent ?? MessageParts.Agent(element.Find("InstdAgt")),
            };
        }
    }

    private void Note(MessageItem item)
    {
        if (item is { Kind: ItemKind.Opened } && item.Name == rules.Block)
        {
            _block = item.Element;
            _blockTotals = new ControlTotals();
        }
        else if (item is { Kind: ItemKind.Closed } && item.Name == rules.Block)
        {
            Compare(_blockTotals, _block!);
        }
        else if (item.Kind == ItemKind.Whole && item.Element.Parent == _block)
        {
            _block?.Add(item.Element);
        }

        if (item.Kind == ItemKind.Whole && item.Name == rules.Header)
        {
            _header = item.Element;
            _isWholeGroup |= IsWholeGroup(item.Element);
            Header = ReceivedParts.Header(_reader.MessageName, item.Element);
        }

        if (item.Kind == ItemKind.Whole && item.Name == (rules.Claims ?? rules.Header))
        {
            _claims = item.Element;
        }
    }

    private void NoteGroup(MessageItem item)
    {
        if (item is { Kind: ItemKind.Whole, Name: "OrgnlGrpInfAndSts" or "OrgnlGrpInf" or "OrgnlGrpInfAndCxl" })
        {
            _group = item.Element;
            _groups++;
        }
    }

    private bool IsWholeGroup(MessageElement element) => rules.WholeGroup is { } flag && MessageParts.Flag(element.Value(flag));

    private void CompareMessage()
    {
        if (_isWholeGroup || _claims is null)
        {
            return;
        }

        Compare(Totals, _claims);
        if (rules.Total is not null && _header?.Find(rules.Total) is { } total)
        {
            Add(_currencies.Count > 1 || (_currencies.Count == 1 && !_currencies.Contains(total.Currency!))
                ? total.Finding(ReasonCodes.InvalidControlSum, $"{total.Name} is a total in {total.Currency}, but payments are in another currency.")
                : Totals.WrongSum(total));
        }
    }

    private void Compare(ControlTotals totals, MessageElement claims)
    {
        Add(totals.WrongCount(claims.Find("NbOfTxs")));
        Add(totals.WrongSum(claims.Find("CtrlSum")));
    }

    private void Add(MessageFinding? finding)
    {
        if (finding is not null && _wrongTotals.Count < StructureReader.MaxFindings)
        {
            _wrongTotals.Add(finding);
        }
    }
}
