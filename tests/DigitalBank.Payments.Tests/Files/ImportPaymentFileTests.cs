using System.Text;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Files;

[Collection(PaymentsBankCollection.Name)]
public sealed class ImportPaymentFileTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_file_whose_payments_are_all_good_is_accepted_and_booked()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var path = From(debtor).Pay("10.00", creditor.Identifier).Pay("20.00", "FR1420041010050500013M02606", agentBic: "BNPAFRPPXXX").WriteTo(bank.DataFolder);

        var file = await ImportAsync(path);

        file.Status.ShouldBe(FileOutcome.ACCP);
        file.Accepted.ShouldBe(2);
        (await bank.BalanceOfAsync(debtor)).ShouldBe("70.00 EUR");
        (await bank.BalanceOfAsync(creditor)).ShouldBe("10.00 EUR");
        (await ResultsAsync(file)).ShouldBe(["ACSC", "ACSP"]);
    }

    [Fact]
    public async Task Each_payment_that_cannot_be_made_says_why_and_the_others_are_made()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var good = await bank.AnAccountAsync("0.00");
        var closed = await bank.AnAccountAsync("0.00");
        var blocked = await bank.AnAccountAsync("0.00");
        var dollars = await bank.AnAccountAsync("0.00", "USD");
        (await bank.SendAsync(new CloseAccount(closed.AccountId, "moved away"))).EnsureSuccess();
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), blocked.AccountId, AccountBlock.Credits, "court order"))).EnsureSuccess();
        var path = From(debtor)
            .Pay("10.00", good.Identifier)
            .Pay("10.00", closed.Identifier)
            .Pay("10.00", blocked.Identifier)
            .Pay("10.00", dollars.Identifier)
            .Pay("10.00", "77777777")
            .Pay("10.00", "DE89370400440532013001")
            .Pay("10.00", good.Identifier, currency: "USD")
            .Pay("500.00", good.Identifier)
            .Pay("10.00", debtor.Identifier)
            .WriteTo(bank.DataFolder);

        var file = await ImportAsync(path);

        file.Status.ShouldBe(FileOutcome.PART);
        (await ResultsAsync(file)).ShouldBe(
            ["ACSC", "RJCT AC04", "RJCT AC06", "RJCT AM03", "RJCT RC04", "RJCT AC03", "RJCT AM03", "RJCT AM04", "RJCT AG01"]);
        (await bank.BalanceOfAsync(debtor)).ShouldBe("90.00 EUR");
    }

    [Fact]
    public async Task A_file_of_an_unknown_debtor_is_rejected_payment_by_payment()
    {
        var creditor = await bank.AnAccountAsync("0.00");
        var path = new PaymentFileBuilder { DebtorAccount = "4711471147" }.Pay("1.00", creditor.Identifier).WriteTo(bank.DataFolder);

        var file = await ImportAsync(path);

        file.Status.ShouldBe(FileOutcome.RJCT);
        (await ResultsAsync(file)).ShouldBe(["RJCT AC02"]);
    }

    [Fact]
    public async Task A_completed_file_is_not_taken_in_again()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = From(debtor).Pay("10.00", creditor.Identifier);
        await ImportAsync(builder.WriteTo(bank.DataFolder));

        var again = await ImportAsync(builder.WriteTo(bank.DataFolder));
        var sameIdOtherContent = await ImportAsync(builder.Pay("1.00", creditor.Identifier).WriteTo(bank.DataFolder));

        foreach (var refused in new[] { again, sameIdOtherContent })
        {
            refused.Status.ShouldBe(FileOutcome.RJCT);
            refused.FailureCode.ShouldBe("payments.file_duplicate");
            refused.Findings[0].ReasonCode.ShouldBe("DU01");
        }

        (await bank.BalanceOfAsync(creditor)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task A_file_of_which_nothing_was_accepted_may_be_corrected_and_sent_again()
    {
        var debtor = await bank.AnAccountAsync("5.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = From(debtor).Pay("10.00", creditor.Identifier);
        (await ImportAsync(builder.WriteTo(bank.DataFolder))).Status.ShouldBe(FileOutcome.RJCT);
        await bank.FundAsync(debtor.LedgerAccountId, PaymentsBank.Euros("5.00"));

        (await ImportAsync(builder.WriteTo(bank.DataFolder))).Status.ShouldBe(FileOutcome.ACCP);

        (await bank.BalanceOfAsync(creditor)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task Killed_in_the_middle_the_same_file_continues_and_books_nothing_twice()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = From(debtor);
        for (var i = 0; i < 75; i++)
        {
            builder.Pay("1.00", creditor.Identifier);
        }

        var path = builder.WriteTo(bank.DataFolder);
        await Should.ThrowAsync<InvalidOperationException>(() => bank.SendAsync(new ImportPaymentFile(path, null, new KillAfter(40))));
        (await bank.BalanceOfAsync(creditor)).ShouldBe("40.00 EUR");
        var file = await bank.InDatabaseAsync(db => db.Files.SingleAsync(f => f.MessageId == builder.MessageId));
        var booked = await bank.InDatabaseAsync(db => db.Orders.Where(o => o.FileId == file.Id).Select(o => o.Id).ToListAsync());
        await bank.ForgetOutcomeAsync(booked[0]);

        var continued = await ImportAsync(path);

        continued.Status.ShouldBe(FileOutcome.ACCP);
        continued.Accepted.ShouldBe(75);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("75.00 EUR");
        (await ImportAsync(path)).FailureCode.ShouldBe("payments.file_duplicate");
    }

    [Fact]
    public async Task Two_runs_over_one_file_at_the_same_time_book_it_once()
    {
        var debtor = await bank.AnAccountAsync("1000.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = From(debtor);
        for (var i = 0; i < 60; i++)
        {
            builder.Pay("1.00", creditor.Identifier);
        }

        var path = builder.WriteTo(bank.DataFolder);
        await Should.ThrowAsync<InvalidOperationException>(() => bank.SendAsync(new ImportPaymentFile(path, null, new KillAfter(20))));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await bank.SendAsync(new ImportPaymentFile(path));
            }
            catch (Exception exception) when (exception is DbUpdateException || exception.InnerException is DbUpdateException)
            {
                // The loser of the race by the same key; its next run says that the file is done.
                exception.ToString().ShouldNotContain("deadlock");
            }
        }));

        (await bank.BalanceOfAsync(creditor)).ShouldBe("60.00 EUR");
        (await ImportAsync(path)).FailureCode.ShouldBe("payments.file_duplicate");
    }

    [Fact]
    public async Task A_wrong_control_sum_refuses_the_whole_file()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = From(debtor).Pay("10.00", creditor.Identifier);
        builder.ControlSum = "10.01";

        var file = await ImportAsync(builder.WriteTo(bank.DataFolder));

        file.Status.ShouldBe(FileOutcome.RJCT);
        file.FailureCode.ShouldBe("payments.file_refused");
        file.Findings[0].ReasonCode.ShouldBe("AM10");
        (await bank.BalanceOfAsync(debtor)).ShouldBe("100.00 EUR");
    }

    [Fact]
    public async Task A_payment_for_a_later_day_waits_for_it()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var builder = From(debtor).Pay("10.00", creditor.Identifier);
        builder.ExecutionDate = (await bank.TodayAsync()).AddDays(30).ToString("O");

        var file = await ImportAsync(builder.WriteTo(bank.DataFolder));

        file.Status.ShouldBe(FileOutcome.ACCP);
        (await ResultsAsync(file)).ShouldBe(["ACCP"]);
        (await bank.BalanceOfAsync(creditor)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task Over_HTTP_staff_upload_a_file_and_fetch_the_status_report()
    {
        var debtor = await bank.AnAccountAsync("100.00");
        var creditor = await bank.AnAccountAsync("0.00");
        var xml = From(debtor).Pay("10.00", creditor.Identifier).Pay("1.00", "DE89370400440532013001").Xml();
        var staff = await bank.StaffAsync(RoleNames.Operations);

        using var body = new StringContent(xml, Encoding.UTF8, "application/xml");
        var uploaded = await staff.PostAsync("/staff/v1/payments/files", body);
        var file = await uploaded.ShouldBeJsonAsync(201);
        file.GetProperty("status").GetString().ShouldBe("PART");
        var location = uploaded.Headers.Location!.ToString();
        var report = await staff.GetStringAsync($"{location}/status-report");
        report.ShouldContain("<GrpSts>PART</GrpSts>");
        report.ShouldContain("<Cd>AC03</Cd>");
        (await (await staff.GetAsync($"{location}/payments?limit=1")).ShouldBeJsonAsync()).GetProperty("next").GetString().ShouldBe("1");

        using var again = new StringContent(xml, Encoding.UTF8, "application/xml");
        await (await staff.PostAsync("/staff/v1/payments/files", again)).ShouldBeProblemAsync(409, "payments.file_duplicate");
        using var broken = new StringContent("<Document>", Encoding.UTF8, "application/xml");
        await (await staff.PostAsync("/staff/v1/payments/files", broken)).ShouldBeProblemAsync(422, "payments.file_refused");
        await (await (await bank.StaffAsync(RoleNames.Clerk)).PostAsync("/staff/v1/payments/files", new StringContent(xml, Encoding.UTF8, "application/xml")))
            .ShouldBeProblemAsync(403, "platform.forbidden");
    }

    private static PaymentFileBuilder From(AccountView debtor) => new() { DebtorAccount = debtor.Identifier };

    private async Task<PaymentFileView> ImportAsync(string path) => (await bank.SendAsync(new ImportPaymentFile(path))).EnsureSuccess();

    private async Task<List<string>> ResultsAsync(PaymentFileView file) =>
        (await bank.SendAsync(new ListFilePayments(file.FileId, 0, 100))).EnsureSuccess().Items
            .Select(payment => $"{payment.Status} {payment.ReasonCode}".Trim())
            .ToList();

    /// <summary>Dies as a process would, after that many payments.</summary>
    private sealed class KillAfter(long payments) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value >= payments)
            {
                throw new InvalidOperationException("killed");
            }
        }
    }
}
