using System.Text;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Statements;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Lending.Tests.Servicing;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Statements;

/// <summary>What a borrower gets in writing: statements that add up, certificates of what was paid, and amounts that end the loan.</summary>
public class LoanStatementTests(LendingBank bank) : IClassFixture<LendingBank>
{
    [Fact]
    public void Statements_of_neighbouring_periods_tell_everything_once_and_hand_the_balance_on()
    {
        var sample = new SampleLoan(charges: new LoanCharges(LatePenalty: new LatePenaltyRule(Eur("12.00"))));
        var due = SampleLoan.Start.AddMonths(1);
        sample.Pay(due, "516.40");
        sample.Close(due.AddMonths(1).AddDays(3));
        var paid = sample.Pay(due.AddMonths(1).AddDays(3), "600.00");
        sample.Happen(due.AddMonths(2), new LoanEventDraft(LoanEventKind.Chargeback, Eur("50.00"), Target: paid.Number));
        LoanMove[] moves = [LoanMove.Of(sample.Loan, fee: 0), .. sample.History.Select(LoanMove.Of)];

        var first = LoanStatement.Of(sample.Loan, "Ada", moves, SampleLoan.Start, due).EnsureSuccess();
        var second = LoanStatement.Of(sample.Loan, "Ada", moves, due.AddDays(1), due.AddYears(1)).EnsureSuccess();

        (first.Opening, first.Closing).ShouldBe((Eur("0.00"), second.Opening));
        (first.Paid.Principal, first.Paid.Interest).ShouldBe((Eur("486.40"), Eur("30.00")));
        second.Closing.MinorUnits.ShouldBe(sample.Loan.Outstanding);
        second.Lines.Select(line => line.Event).ShouldBe(["loan-late-penalty", "loan-repayment", "loan-chargeback"]);
        (second.Lines[0].Charged, second.Paid.Penalties, second.Paid.Total).ShouldBe((Eur("12.00"), Eur("12.00"), Eur("550.00")));
        second.Opening.ShouldBe(second.Closing + second.Paid.Principal);
    }

    [Fact]
    public void A_loan_that_was_given_up_owes_nothing_any_more_and_a_loan_that_does_not_add_up_gets_no_statement()
    {
        var sample = new SampleLoan();
        var loss = LossProposal.Of(sample.Loan.Id, LossKind.WriteOff, "Insolvent", "one", DateTimeOffset.UnixEpoch);
        loss.Lose(SampleLoan.Start.AddDays(1), sample.Loan.Outstanding, sample.Loan.Owed);
        sample.Loan.BeGivenUp(LossKind.WriteOff);

        var statement = LoanStatement.Of(
            sample.Loan, "Ada", [LoanMove.Of(sample.Loan, 0), LoanMove.Of(loss)], SampleLoan.Start, SampleLoan.Start.AddDays(1)).EnsureSuccess();
        (statement.Closing, statement.Paid.Total).ShouldBe((Eur("0.00"), Eur("0.00")), "giving up is not paying");
        LoanStatement.Of(sample.Loan, "Ada", [LoanMove.Of(sample.Loan, 0)], SampleLoan.Start, SampleLoan.Start).ShouldFailWith("lending.statement_differs");
    }

    [Fact]
    public async Task What_a_pay_off_letter_says_of_a_day_is_what_is_posted_on_it_and_the_certificate_names_the_interest()
    {
        var (account, loan) = await ALoanAsync();
        using var app = await bank.CustomerAsync(loan.PartyId);
        var today = await bank.TodayAsync();
        var path = $"/api/v1/lending/loans/{loan.LoanId}";
        using var asked = await app.GetAsync($"{path}/pay-off-letter?until={today.AddDays(10):yyyy-MM-dd}");
        var letter = (await asked.ShouldBeJsonAsync()).Deserialize<PayOffLetter>(BankJson.Options)!;
        using var tooFar = await app.GetAsync($"{path}/pay-off-letter?until={today.AddDays(32):yyyy-MM-dd}");
        await tooFar.ShouldBeProblemAsync(422, "lending.pay_off_day_invalid");
        await bank.NextDayAsync();

        var day = letter.Days.Single(one => one.Date == letter.Days[1].Date);
        (await bank.TodayAsync()).ShouldBe(day.Date);
        var ended = (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, day.Amount))).EnsureSuccess();
        ended.Status.ShouldBe(GrantedLoanStatus.Ended);
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe((Eur("14000.00") - day.Amount).ToAmountText());

        using var certified = await app.GetAsync($"{path}/interest-certificate?year={day.Date.Year}");
        var certificate = (await certified.ShouldBeJsonAsync()).Deserialize<LoanStatement>(BankJson.Options)!;
        (certificate.Closing, certificate.Paid.Interest).ShouldBe((Eur("0.00"), day.Amount - Eur("6000.00")));
    }

    [Fact]
    public async Task A_statement_is_written_as_csv_and_pdf_and_nobody_elses_is_told()
    {
        var (_, loan) = await ALoanAsync();
        (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, Eur("100.00")))).EnsureSuccess();
        var today = await bank.TodayAsync();
        using var app = await bank.CustomerAsync(loan.PartyId);
        var path = $"/api/v1/lending/loans/{loan.LoanId}/statement?from={today.AddDays(-3):yyyy-MM-dd}&to={today:yyyy-MM-dd}";

        var lines = (await app.GetStringAsync($"{path}&format=csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldBe(
        [
            "booked,event,charged,principal,interest,fees,penalties,balance",
            $"{today.AddDays(-3):yyyy-MM-dd},opening-balance,,,,,,0.00",
            $"{today:yyyy-MM-dd},loan-disbursement,0.00,0.00,0.00,0.00,0.00,6000.00",
            $"{today:yyyy-MM-dd},loan-repayment,0.00,70.00,30.00,0.00,0.00,5930.00",
            $"{today:yyyy-MM-dd},closing-balance,,,,,,5930.00",
        ]);
        var pdf = await app.GetByteArrayAsync($"{path}&format=pdf");
        Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        Encoding.ASCII.GetString(pdf, pdf.Length - 6, 5).ShouldBe("%%EOF");
        using var unknown = await app.GetAsync($"{path}&format=docx");
        await unknown.ShouldBeProblemAsync(400, "lending.document_format_unknown");
        using var future = await app.GetAsync($"{path.Replace($"to={today:yyyy-MM-dd}", $"to={today.AddDays(1):yyyy-MM-dd}", StringComparison.Ordinal)}");
        await future.ShouldBeProblemAsync(400, "lending.statement_period_invalid");
        using var elses = await app.GetAsync(path.Replace(loan.LoanId.ToString(), (await ALoanAsync()).Loan.LoanId.ToString(), StringComparison.Ordinal));
        await elses.ShouldBeProblemAsync(404, "lending.unknown_loan");
    }

    private static Money Eur(string amount) => Money.Of(amount, "EUR");

    private async Task<(AccountView Account, LoanView Loan)> ALoanAsync()
    {
        var account = await bank.ACustomerAsync();
        return (account, (await bank.AcceptAsync(await bank.ApplyAsync(account, await bank.AProductAsync()))).EnsureSuccess());
    }
}
