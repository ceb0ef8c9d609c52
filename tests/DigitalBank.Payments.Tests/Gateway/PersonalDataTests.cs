using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Gateway;

/// <summary>What other banks say about our customers is theirs to see, and goes when the books need it no more.</summary>
public sealed class PersonalDataTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task What_was_received_is_in_the_export_and_erased_after_the_time_of_the_books()
    {
        var payee = await bank.AnAccountAsync("0.00");
        await bank.ReceiveAsync(BankMessages.CreditTransfers(new PaymentIn(payee.Iban!, From: "Marie Curie")));
        (await ExportOfAsync(payee.HolderPartyId)).ShouldContain("Marie Curie");
        var ended = await bank.TodayAsync();

        var kept = await EraseAsync(payee.HolderPartyId, ended, ended.AddYears(9));
        (await ExportOfAsync(payee.HolderPartyId)).ShouldContain("Marie Curie");
        var erased = await EraseAsync(payee.HolderPartyId, ended, ended.AddYears(10));

        (kept.Kept.Count, erased.Kept.Count, erased.Erased.Count).ShouldBe((1, 0, 1));
        var export = await ExportOfAsync(payee.HolderPartyId);
        export.ShouldNotContain("Marie Curie");
        export.ShouldNotContain("Ada Lovelace");
    }

    [Fact]
    public async Task Contents_of_old_messages_go_but_not_while_somebody_in_them_is_under_a_legal_hold()
    {
        var (free, held) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("0.00"));
        var together = BankMessages.CreditTransfers(new PaymentIn(free.Iban!), new PaymentIn(held.Iban!));
        var (alone, both) = (await bank.ReceiveAsync(BankMessages.CreditTransfers(new PaymentIn(free.Iban!))), await bank.ReceiveAsync(together));
        using var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        using var hold = await supervisor.PostAsJsonAsync($"/staff/v1/customers/{held.HolderPartyId}/legal-holds", new { reason = "court order", owner = "legal" });
        var holdId = (await hold.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("holdId").GetGuid();
        await MakeOldAsync(alone, both);

        await EraseOldAsync();
        (await IsErasedAsync(alone), await IsErasedAsync(both)).ShouldBe((true, false));

        using var lifted = await supervisor.PostAsJsonAsync($"/staff/v1/customers/legal-holds/{holdId}/lift", new { reason = "the case is over" });
        lifted.EnsureSuccessStatusCode();
        await EraseOldAsync();
        (await IsErasedAsync(both)).ShouldBeTrue();
        (await bank.ReceiveAsync(together)).IsRepetition.ShouldBeTrue("what is erased is still known");
        (await bank.BalanceOfAsync(held)).ShouldBe("10.00 EUR");
    }

    [Fact]
    public async Task What_is_kept_of_a_refusal_quotes_nothing_from_the_message()
    {
        var payment = new PaymentIn("DE00SECRETACCOUNT") { EndToEndId = "E2E-SECRET" };

        await bank.ReceiveAsync(BankMessages.CreditTransfers(payment));

        (await bank.InDatabaseAsync(db => db.GatewayMessages.AsNoTracking().Select(m => m.Remark).ToListAsync()))
            .ShouldAllBe(remark => remark == null || !remark.Contains("SECRET", StringComparison.Ordinal));
        (await bank.InDatabaseAsync(db => db.IncomingPaymentSteps.AsNoTracking().Select(step => step.Note).ToListAsync()))
            .ShouldAllBe(note => note == null || !note.Contains("SECRET", StringComparison.Ordinal));
    }

    private async Task<string> ExportOfAsync(Guid partyId)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(s => s.Part == "payments");
        return JsonSerializer.Serialize(await source.HeldOnAsync(partyId, default));
    }

    private async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly endedOn, DateOnly today)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var keeper = scope.ServiceProvider.GetServices<IPersonalDataKeeper>().Single(k => k.Part == "payments");
        return await keeper.EraseAsync(partyId, endedOn, today, default);
    }

    private async Task EraseOldAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<EraseOldMessages>(scope.ServiceProvider).RunAsync(default);
    }

    private Task<int> MakeOldAsync(params ReceivedMessageView[] messages)
    {
        var ids = messages.Select(one => one.Message.Id).ToList();
        var old = bank.Clock.GetUtcNow().AddYears(-11);
        return bank.InDatabaseAsync(db => db.GatewayMessages.Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.CreatedAt, old)));
    }

    private Task<bool> IsErasedAsync(ReceivedMessageView received) =>
        bank.InDatabaseAsync(db => db.GatewayMessages.Where(m => m.Id == received.Message.Id).Select(m => m.Content.Length == 0).SingleAsync());
}
