using DigitalBank.Payments.Iso20022.Rules;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>
/// Applies the business rules to any message, also to one whose structure is wrong, so that the sender learns everything at once.
/// </summary>
internal sealed class BusinessScan(Stream content, XmlLimits? limits) : IDisposable
{
    private static readonly MessageDefinition AnyMessage = MessageDefinition.Unchecked(
    [
        "Document", "CstmrCdtTrfInitn", "CstmrDrctDbtInitn", "PmtInf", "FIToFICstmrCdtTrf", "FIToFICstmrDrctDbt", "PmtRtr",
        "FIToFIPmtCxlReq", "Undrlyg",
        "BkToCstmrStmt", "BkToCstmrStmtV01", "Stmt", "BkToCstmrAcctRpt", "BkToCstmrAcctRptV01", "Rpt",
        "BkToCstmrDbtCdtNtfctn", "BkToCstmrDbtCdtNtfctnV01", "Ntfctn",
    ]);

    /// <summary>Messages that say how many payments they hold.</summary>
    private static readonly string[] CountedMessages =
        ["CstmrCdtTrfInitn", "CstmrDrctDbtInitn", "FIToFICstmrCdtTrf", "FIToFICstmrDrctDbt", "PmtRtr", "FIToFIPmtCxlReq"];

    /// <summary>The amounts that control sums count, the first that a payment has: those between banks before those of customers.</summary>
    private static readonly string[] CountedAmounts =
        ["Amt/InstdAmt", "Amt/EqvtAmt/Amt", "IntrBkSttlmAmt", "RtrdIntrBkSttlmAmt", "OrgnlIntrBkSttlmAmt", "InstdAmt"];

    private readonly StructureReader _reader = new(content, AnyMessage, limits);

    private readonly List<MessageFinding> _findings = [];

    private readonly Tally _ibans = new();

    private readonly Tally _counts = new();

    private readonly Tally _sums = new();

    private readonly Tally _statements = new();

    private readonly Tally _currencies = new();

    private readonly Tally _decimals = new();

    private readonly ControlTotals _group = new();

    private ControlTotals _block = new();

    private StatementFooting _footing = new();

    private MessageElement? _groupHeader;

    private bool _isWholeGroup;

    private readonly List<MessageElement> _blockHead = [];

    /// <summary>What is wrong, the first 100.</summary>
    public IReadOnlyList<MessageFinding> Findings => _findings;

    public BusinessChecks Checks => new(
        _ibans.Seen, _ibans.Verdict, _counts.Verdict, _sums.Verdict, _statements.Verdict, _currencies.Verdict, _decimals.Verdict);

    /// <exception cref="MessageRefusedException">The file is no readable XML; what was seen before counts.</exception>
    public void Run()
    {
        foreach (var item in _reader.Items())
        {
            if (item.Kind == ItemKind.Whole)
            {
                LookAtEverything(item.Element);
                LookAtPayment(item.Element);
                LookAtStatement(item.Element);
            }
            else
            {
                Turn(item);
            }
        }
    }

    public void Dispose() => _reader.Dispose();

    private void LookAtEverything(MessageElement whole)
    {
        foreach (var element in whole.Everything())
        {
            if (element.Name == "IBAN")
            {
                Judge(_ibans, AccountRules.WrongIban(element, ReasonCodes.IncorrectAccountNumber, "The account"));
            }

            if (element.Currency is not null)
            {
                Judge(_currencies, AmountRules.WrongCurrency(element));
            }
        }
    }

    private void LookAtPayment(MessageElement whole)
    {
        switch (whole.Name)
        {
            case "GrpHdr" or "CtrlData":
                _groupHeader = whole;
                _isWholeGroup |= MessageParts.Flag(whole.Value("GrpRtr"));
                break;
            case "OrgnlGrpInfAndCxl":
                _isWholeGroup |= MessageParts.Flag(whole.Value("GrpCxl"));
                break;
            case "NbOfTxs" or "CtrlSum" when whole.Parent?.Name == "PmtInf":
                _blockHead.Add(whole);
                break;
            case "CdtTrfTxInf" or "DrctDbtTxInf" or "TxInf":
                var counted = CountedAmounts.Select(whole.Find).FirstOrDefault(found => found is not null);
                var amount = counted is null ? 0 : MessageParts.TryDecimal(counted) ?? 0;
                _group.Add(amount);
                _block.Add(amount);
                JudgeDecimals(counted);
                JudgeDecimals(whole.Find("InstdAmt") is { } instructed && instructed != counted ? instructed : null);
                break;
        }
    }

    private void LookAtStatement(MessageElement whole)
    {
        if (whole.Parent?.Name != "Stmt")
        {
            return;
        }

        if (whole.Name == "Bal")
        {
            _footing.Balance(whole);
            JudgeDecimals(whole.Find("Amt"));
        }
        else if (whole.Name == "Ntry")
        {
            _footing.Entry(whole);
            JudgeDecimals(whole.Find("Amt"));
        }
    }

    private void Turn(MessageItem item)
    {
        switch (item)
        {
            case { Kind: ItemKind.Opened, Name: "PmtInf" }:
                _block = new ControlTotals();
                _blockHead.Clear();
                break;
            case { Kind: ItemKind.Opened, Name: "Stmt" }:
                _footing = new StatementFooting();
                break;
            case { Kind: ItemKind.Closed, Name: "PmtInf" }:
                Compare(_block, _blockHead.Find(claim => claim.Name == "NbOfTxs"), _blockHead.Find(claim => claim.Name == "CtrlSum"));
                break;
            case { Kind: ItemKind.Closed, Name: var root } when CountedMessages.Contains(root) && !_isWholeGroup:
                Compare(_group, _groupHeader?.Find("NbOfTxs"), _groupHeader?.Find("CtrlSum"));
                break;
            case { Kind: ItemKind.Closed, Name: "Stmt" } when _footing.IsComparable:
                Judge(_statements, _footing.Wrong());
                break;
        }
    }

    private void Compare(ControlTotals totals, MessageElement? count, MessageElement? sum)
    {
        if (count is not null)
        {
            Judge(_counts, totals.WrongCount(count));
        }

        if (sum is not null)
        {
            Judge(_sums, totals.WrongSum(sum));
        }
    }

    private void JudgeDecimals(MessageElement? amount)
    {
        if (amount is not null)
        {
            Judge(_decimals, AmountRules.TooPrecise(amount));
        }
    }

    private void Judge(Tally tally, MessageFinding? wrong)
    {
        tally.Add(wrong is null);
        if (wrong is not null && _findings.Count < StructureReader.MaxFindings)
        {
            _findings.Add(wrong);
        }
    }

    private sealed class Tally
    {
        private bool _allHold = true;

        public int Seen { get; private set; }

        public bool? Verdict => Seen == 0 ? null : _allHold;

        public void Add(bool holds)
        {
            Seen++;
            _allHold &= holds;
        }
    }
}
