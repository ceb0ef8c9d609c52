using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.PersonalData;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Lines;

/// <summary>What staff change of a credit line: what takes is done at once, what gives needs a second person.</summary>
public class LineChangeTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private readonly LineScene _scene = new(bank);

    [Fact]
    public async Task A_line_is_blocked_by_one_and_unblocked_by_two()
    {
        var (_, line) = await _scene.ALineAsync();
        using var one = await bank.StaffAsync("supervisor");
        using var other = await bank.StaffAsync("supervisor");

        (await ChangeAsync(one, line, new { kind = "block", reason = "Letter came back" })).GetProperty("status").GetString().ShouldBe("done");
        (await _scene.DrawAsync(line, "1.00")).ShouldFailWith("lending.line_blocked");
        var proposed = await ChangeAsync(one, line, new { kind = "unblock", reason = "New address seen" });
        proposed.GetProperty("status").GetString().ShouldBe("proposed");
        (await _scene.DrawAsync(line, "1.00")).ShouldFailWith("lending.line_blocked");
        using var second = await one.PostAsJsonAsync(ChangesOf(line), new { kind = "limit", limit = Money.Of("4000.00", "EUR"), reason = "Asked for" }, BankJson.Options);
        await second.ShouldBeProblemAsync(409, "lending.line_change_open");
        using var own = await DecideAsync(one, proposed);
        await own.ShouldBeProblemAsync(403, "lending.line_change_same_person");

        using var agreed = await DecideAsync(other, proposed);
        (await agreed.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("done");
        (await _scene.DrawAsync(line, "1.00")).EnsureSuccess();
        using var again = await DecideAsync(other, proposed);
        await again.ShouldBeProblemAsync(409, "lending.line_change_decided");
    }

    [Fact]
    public async Task A_limit_is_lowered_at_once_and_raised_only_as_far_as_the_customer_may_owe()
    {
        var (_, line) = await _scene.ALineAsync("20000.00", salary: "9000.00");
        using var one = await bank.StaffAsync("operations");
        using var other = await bank.StaffAsync("supervisor");

        await ChangeAsync(one, line, new { kind = "limit", limit = Money.Of("500.00", "EUR"), reason = "Income has fallen" });
        (await _scene.DrawAsync(line, "500.01")).ShouldFailWith("lending.beyond_line_limit");

        using var refused = await DecideAsync(other, await ChangeAsync(one, line, new { kind = "limit", limit = Money.Of("25000.01", "EUR"), reason = "Asked for" }));
        await refused.ShouldBeProblemAsync(422, "lending.exposure_limit");
        var waiting = (await bank.SendAsync(new ListLineChanges(LineChangeStatus.Proposed, line.LineId, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (await bank.SendAsync(new DecideLineChange(waiting.ChangeId, IsApproved: false, "Too much"))).EnsureSuccess().Status.ShouldBe(LineChangeStatus.Refused);
        using var agreed = await DecideAsync(other, await ChangeAsync(one, line, new { kind = "limit", limit = Money.Of("25000.00", "EUR"), reason = "Asked for" }));
        await agreed.ShouldBeJsonAsync();

        (await _scene.DrawAsync(line, "25000.00")).EnsureSuccess();
        await _scene.BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_change_that_says_nothing_or_too_much_is_refused()
    {
        var (_, line) = await _scene.ALineAsync();
        var same = Money.Of("3000.00", "EUR");
        (LineChangeKind Kind, Money? Limit, DateOnly? Until, string Code)[] cases =
        [
            (LineChangeKind.Limit, null, null, "lending.line_change_invalid"),
            (LineChangeKind.Limit, Money.Of("3000.00", "USD"), null, "lending.line_change_invalid"),
            (LineChangeKind.Limit, same, null, "lending.line_change_idle"),
            (LineChangeKind.Block, same, null, "lending.line_change_invalid"),
            (LineChangeKind.Unblock, null, null, "lending.line_change_idle"),
            (LineChangeKind.Extension, null, null, "lending.line_change_invalid"),
            (LineChangeKind.Extension, null, line.AvailableUntil, "lending.line_change_invalid"),
        ];

        foreach (var (kind, limit, until, code) in cases)
        {
            (await bank.SendAsync(new ChangeCreditLine(line.LineId, kind, limit, until, "Asked for"))).ShouldFailWith(code);
        }
    }

    [Theory]
    [InlineData("{ \"statementDay\": 29 }")]
    [InlineData("{ \"paymentDays\": 28 }")]
    [InlineData("{ \"daysInYear\": 366 }")]
    [InlineData("{ \"drawPercent\": 13 }")]
    [InlineData("{ \"availableMonths\": 0 }")]
    [InlineData("{ \"allocationOrder\": [\"interest\", \"fees\"] }")]
    public void Terms_that_cannot_be_are_refused(string changed)
    {
        var terms = JsonSerializer.SerializeToNode(LineScene.Line, BankJson.Options)!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(JsonDocument.Parse(changed).RootElement, BankJson.Options)!.AsObject())
        {
            terms[name] = value?.DeepClone();
        }

        var line = terms.Deserialize<CreditLineTerms>(BankJson.Options);

        (LineScene.Terms with { Line = line }).Refuse(LoanProductKind.CreditLine)!.Code.ShouldBe("lending.product_line_invalid");
    }

    [Fact]
    public void Only_a_credit_line_has_terms_of_one()
    {
        LineScene.Terms.Refuse(LoanProductKind.CreditLine).ShouldBeNull();
        LineScene.Terms.Refuse(LoanProductKind.InstalmentLoan)!.Code.ShouldBe("lending.product_line_invalid");
        LendingBank.Terms().Refuse(LoanProductKind.CreditLine)!.Code.ShouldBe("lending.product_line_invalid");
    }

    [Fact]
    public async Task What_staff_wrote_about_a_customer_is_told_and_erased_and_an_open_line_keeps_business_going()
    {
        const string words = "Saw the customer at the casino";
        var (_, line) = await _scene.ALineAsync();
        (await bank.SendAsync(new ChangeCreditLine(line.LineId, LineChangeKind.Block, null, null, words))).EnsureSuccess();
        (await bank.SendAsync(new ChangeCreditLine(line.LineId, LineChangeKind.Limit, Money.Of("700.00", "EUR"), null, words))).EnsureSuccess();
        await using var scope = bank.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IPersonalDataSource>().OfType<LendingData>().Single();
        var keeper = scope.ServiceProvider.GetServices<IPersonalDataKeeper>().OfType<LendingKeeper>().Single();
        (await keeper.DealingsWithAsync(line.PartyId, CancellationToken.None)).GoOn.ShouldBeTrue();
        JsonSerializer.Serialize(await source.HeldOnAsync(line.PartyId, CancellationToken.None), BankJson.Options).ShouldContain(words);

        (await bank.SendAsync(new CloseCreditLine(line.LineId, line.PartyId))).EnsureSuccess();
        var ended = await bank.TodayAsync();
        (await keeper.DealingsWithAsync(line.PartyId, CancellationToken.None)).GoOn.ShouldBeFalse();
        await keeper.EraseAsync(line.PartyId, ended, ended.AddYears(10), CancellationToken.None);

        var left = JsonSerializer.Serialize(await source.HeldOnAsync(line.PartyId, CancellationToken.None), BankJson.Options);
        left.ShouldNotContain(words);
        left.ShouldContain("700.00");
    }

    private static string ChangesOf(CreditLineView line) => $"/staff/v1/lending/lines/{line.LineId}/changes";

    private static async Task<JsonElement> ChangeAsync(HttpClient staff, CreditLineView line, object change)
    {
        using var made = await staff.PostAsJsonAsync(ChangesOf(line), change, BankJson.Options);
        return await made.ShouldBeJsonAsync(201);
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient staff, JsonElement change) => staff.PostAsJsonAsync(
        $"/staff/v1/lending/line-changes/{change.GetProperty("changeId").GetGuid()}/decision", new { isApproved = true, reason = "Agreed" }, BankJson.Options);
}
