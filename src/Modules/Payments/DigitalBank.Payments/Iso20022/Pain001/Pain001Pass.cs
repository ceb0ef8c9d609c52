using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pain001;

/// <summary>One pass over a pain.001: hands out the payments and counts on the way. Holds one payment and one block at a time.</summary>
internal sealed class Pain001Pass(Stream file, XmlLimits? limits) : IDisposable
{
    private readonly StructureReader _reader = new(file, Pain001Message.Definition, limits);

    private readonly SeenReferences _references = new();

    private readonly List<MessageFinding> _wrongTotals = [];

    private ControlTotals _blockTotals = new();

    private MessageElement? _groupHeader;

    private MessageElement _blockElement = new("PmtInf", null, 0, 0);

    private bool _isSound = true;

    public CreditTransferHeader? Header { get; private set; }

    public int Blocks { get; private set; }

    public ControlTotals Totals { get; } = new();

    /// <summary>What is wrong with the file as a whole, known after the last payment.</summary>
    public IEnumerable<MessageFinding> Refusals => _reader.Findings.Concat(_wrongTotals);

    /// <exception cref="MessageRefusedException">The structure is broken.</exception>
    public IEnumerable<CreditTransfer> Payments()
    {
        PaymentInformation? block = null;
        foreach (var item in _reader.Items())
        {
            _isSound &= item.IsSound;
            if (item is { Kind: ItemKind.Opened, Name: "PmtInf" })
            {
                Blocks++;
                block = null;
                _blockElement = item.Element;
                _blockTotals = new ControlTotals();
            }
            else if (item is { Kind: ItemKind.Whole, Name: "CdtTrfTxInf" } && _isSound)
            {
                Count(MessageParts.Decimal(Pain001Parts.InstructedAmount(item.Element)));
                block ??= Pain001Parts.Block(Blocks, _blockElement);
                yield return Pain001Parts.Payment(block, Totals.Count, item.Element, _references);
            }
            else
            {
                Note(item);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private void Note(MessageItem item)
    {
        switch (item)
        {
            case { Kind: ItemKind.Whole, Name: "GrpHdr" } when item.IsSound:
                _groupHeader = item.Element;
                Header = Pain001Parts.Header(_reader.MessageName, item.Element);
                break;
            case { Kind: ItemKind.Whole } when item.Element.Parent == _blockElement:
                _blockElement.Add(item.Element);
                break;
            case { Kind: ItemKind.Closed, Name: "PmtInf" } when _isSound:
                Compare(_blockTotals, _blockElement);
                break;
            case { Kind: ItemKind.Closed, Name: "CstmrCdtTrfInitn" } when _isSound:
                Compare(Totals, _groupHeader!);
                break;
        }
    }

    private void Count(decimal amount)
    {
        Totals.Add(amount);
        _blockTotals.Add(amount);
    }

    private void Compare(ControlTotals totals, MessageElement claims)
    {
        MessageFinding?[] findings = [totals.WrongCount(claims.Find("NbOfTxs")), totals.WrongSum(claims.Find("CtrlSum"))];
        if (_wrongTotals.Count < StructureReader.MaxFindings)
        {
            _wrongTotals.AddRange(findings.OfType<MessageFinding>());
        }
    }
}
