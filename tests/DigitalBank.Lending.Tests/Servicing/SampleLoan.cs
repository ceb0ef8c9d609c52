using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>A loan and its books without a bank: what is decided happens at once.</summary>
internal sealed class SampleLoan
{
    public static readonly DateOnly Start = new(2027, 1, 4);

    private readonly LoanProductTerms _terms;

    private readonly List<LoanEvent> _history = [];

    /// <param name="amount">Repaid in twelve months unless said, at 6 % unless said.</param>
    public SampleLoan(
        string amount = "6000.00", int instalments = 12, decimal annualPercent = 6, LoanCharges? charges = null, LoanShape? shape = null, CollectionTerms? collections = null)
    {
        _terms = LendingBank.Terms() with { AnnualPercent = annualPercent, Charges = charges, Shape = shape, Collections = collections };
        var inputs = new DecisionInputs(
            Start, Eur(amount), instalments, "", null, Eur("0.00"), 6, Eur("20000.00"), Eur("0.00"), Eur("0.00"), Eur("0.00"));
        var decision = CreditDecision.Of(_terms, inputs, score: null);
        var command = new ApplyForLoan(Guid.NewGuid(), Guid.NewGuid(), "personal", Eur(amount), instalments, Guid.NewGuid(), "", null, null);
        var application = LoanApplication.Decided(command, 1, inputs, decision, "tests", DateTimeOffset.UnixEpoch);
        Loan = GrantedLoan.Accept(application, decision.Offer!, Start, DateTimeOffset.UnixEpoch);
        Loan.Disbursed(Start);
    }

    public GrantedLoan Loan { get; }

    public LoanProductTerms Terms => _terms;

    public IReadOnlyList<LoanEvent> History => _history;

    public LoanStanding Standing => LoanStanding.Of(_terms, Loan, _history);

    public Result<LoanEvent> TryHappen(DateOnly today, LoanEventDraft draft)
    {
        var decided = new LoanDecision(_terms, Loan, _history, today).Decide(draft, Guid.NewGuid(), "tests");
        if (decided.IsSuccess)
        {
            Loan.Decided(decided.Value.Number);
            Loan.Happened(decided.Value);
            decided.Value.IsBooked = true;
            _history.Add(decided.Value);
            if (decided.Value.Kind == LoanEventKind.Reversal)
            {
                _history.Single(one => one.Number == decided.Value.Target).IsReversed = true;
            }
        }

        return decided;
    }

    public LoanEvent Happen(DateOnly today, LoanEventDraft draft) => TryHappen(today, draft).EnsureSuccess();

    public LoanEvent Pay(DateOnly today, string amount, DateOnly? date = null) =>
        Happen(today, new LoanEventDraft(LoanEventKind.Repayment, Eur(amount), date));

    /// <summary>The close of the day before.</summary>
    public ClosedDay Close(DateOnly until)
    {
        var closed = ClosedDay.Of(Loan, _terms, _history, until.AddDays(-1), until);
        _history.AddRange(closed.Penalties);
        return closed;
    }

    /// <summary>The close of the day before, and what it brings the loan's case.</summary>
    public WorkedCase Work(ArrearsCase one, DateOnly until, PromiseToPay? promise = null)
    {
        Close(until);
        var worked = WorkedCase.Of(one, Loan, _terms, _history, promise, until.AddDays(-1), until);
        if (worked.Fee is { } fee)
        {
            Loan.Decided(fee.Number);
            _history.Add(fee);
        }

        return worked;
    }

    public static Money Eur(string amount) => Money.Of(amount, "EUR");
}
