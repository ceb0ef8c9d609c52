using System.Text.Json;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.DirectDebits;

/// <summary>Mandates are about people: who signed one is told of it, and is forgotten in it.</summary>
public sealed class MandateDataTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_debtor_is_told_of_a_mandate_that_was_never_used_and_its_name_goes_with_the_debtor()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var mandate = await creditor.MandateAsync(debtor.Iban!);
        var today = await bank.TodayAsync();
        await using var scope = bank.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(one => one.Part == "payments");
        var keeper = scope.ServiceProvider.GetServices<IPersonalDataKeeper>().Single(one => one.Part == "payments");

        JsonSerializer.Serialize(await source.HeldOnAsync(debtor.HolderPartyId, default), BankJson.Options).ShouldContain(mandate.Reference);
        JsonSerializer.Serialize(await source.HeldOnAsync(creditor.Account.HolderPartyId, default), BankJson.Options).ShouldNotContain("Lovelace");
        await keeper.EraseAsync(debtor.HolderPartyId, today.AddYears(-30), today, default);

        (await bank.InDatabaseAsync(db => db.DebitMandates.Where(row => row.Id == mandate.MandateId).Select(row => row.DebtorName).SingleAsync())).ShouldBeNull();
    }

    [Fact]
    public async Task The_audit_trail_says_that_a_mandate_was_kept_and_names_nobody()
    {
        var creditor = await ACreditor.ApprovedAsync(bank);
        var mandate = await creditor.MandateAsync(ACreditor.ElsewhereIban);
        (await bank.SendAsync(new AmendDebitMandate(
            creditor.Account.HolderPartyId, creditor.CreditorId, mandate.MandateId, new DebtorDetails("Rosalind Franklin", "FR7630006000011234567890189", null)))).EnsureSuccess();

        await using var scope = bank.Services.CreateAsyncScope();
        var id = mandate.MandateId.ToString();
        var trail = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().AuditTrail
            .Where(record => record.SubjectId == id).Select(record => record.Before + record.After).ToListAsync();
        trail.Count.ShouldBe(2);
        string[] secrets = ["Franklin", "Lovelace", "FR76", "FR14"];
        trail.ShouldAllBe(changes => !secrets.Any(changes.Contains));
    }
}
