using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>One pass over a camt.053, camt.054 or camt.052: hands out the entries and adds up the statements on the way.</summary>
/// <remarks>Holds one entry and the heads of the statements.</remarks>
internal sealed class Camt053Pass(Stream file, MessageDefinition definition, XmlLimits? limits) : IDisposable
{
    private readonly StructureReader _reader = new(file, definition, limits);

    private readonly List<BankStatement> _statements = [];

    private readonly List<MessageFinding> _wrongAmounts = [];

    private readonly List<MessageFinding> _warnings = [];

    private MessageElement _statement = new("Stmt", null, 0, 0);

    private List<StatementBalance> _balances = [];

    private StatementFooting _footing = new();

    private string _messageId = string.Empty;

    private int _number;

    private long _entries;

    private bool _isSound = true;

    public IReadOnlyList<BankStatement> Statements => _statements;

    public IEnumerable<MessageFinding> Refusals => _reader.Findings.Concat(_wrongAmounts);

    public IReadOnlyList<MessageFinding> Warnings => _warnings;

    /// <exception cref="MessageRefusedException">The structure is broken.</exception>
    public IEnumerable<StatementEntry> Entries()
    {
        foreach (var item in _reader.Items())
        {
            _isSound &= item.IsSound;
            if (item is { Kind: ItemKind.Opened, Name: "Stmt" or "Ntfctn" or "Rpt" })
            {
                Begin(item.Element);
            }
            else if (item is { Kind: ItemKind.Whole, Name: "Ntry" } && _isSound)
            {
                _entries++;
                _footing.Entry(item.Element);
                var (amount, wrong) = AmountRules.Read(item.Element.Find("Amt")!);
                if (amount is not null)
                {
                    yield return Camt053Parts.Entry(_number, _entries, item.Element, amount.Value);
                }

                Note(wrong, _wrongAmounts);
            }
            else if (_isSound)
            {
                Take(item);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private void Begin(MessageElement statement)
    {
        _statement = statement;
        _number++;
        _entries = 0;
        _balances = [];
        _footing = new StatementFooting();
    }

    private void Take(MessageItem item)
    {
        switch (item)
        {
            case { Kind: ItemKind.Whole, Name: "GrpHdr" }:
                _messageId = item.Element.Value("MsgId")!;
                break;
            case { Kind: ItemKind.Whole, Name: "Bal" }:
                TakeBalance(item.Element);
                break;
            case { Kind: ItemKind.Whole } when item.Element.Parent == _statement:
                _statement.Add(item.Element);
                break;
            case { Kind: ItemKind.Closed, Name: "Stmt" or "Ntfctn" or "Rpt" }:
                _statements.Add(Camt053Parts.Statement(_reader.MessageName, _messageId, _number, _statement, _balances, _entries));
                Note(AccountRules.WrongIban(_statement.Find("Acct"), ReasonCodes.IncorrectAccountNumber), _warnings);
                Note(_footing.Wrong(), _warnings);
                break;
        }
    }

    private void TakeBalance(MessageElement balance)
    {
        _footing.Balance(balance);
        var (amount, wrong) = AmountRules.Read(balance.Find("Amt")!);
        if (amount is not null)
        {
            _balances.Add(Camt053Parts.Balance(balance, amount.Value));
        }

        Note(wrong, _wrongAmounts);
    }

    private static void Note(MessageFinding? finding, List<MessageFinding> findings)
    {
        if (finding is not null && findings.Count < StructureReader.MaxFindings)
        {
            findings.Add(finding);
        }
    }
}
