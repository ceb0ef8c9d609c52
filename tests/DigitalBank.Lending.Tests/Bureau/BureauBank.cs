using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Sources;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Bureau;

/// <summary>A bank that asks a credit bureau made of files.</summary>
public sealed class BureauBank : LendingBank
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("digitalbank-bureau-");

    internal static CreditPolicy BureauPolicy { get; } = Policy with
    {
        Sources = [new SourceUse(CreditSource.OwnAccount, SourceGround.Contract), new SourceUse(CreditSource.CreditBureau)],
        Bureau = new BureauRules(ReuseDays: 30, DeclineFromDefaults: 1),
    };

    protected override IEnumerable<string> MoreSettings => [$"--Lending:Bureau:Folder={_folder.FullName}"];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    internal static BureauReport Report(int defaults = 0, string debt = "1000.00") => new(
        new DateOnly(2026, 11, 20), defaults, Enquiries: 2, Money.Of(debt, "EUR"), Money.Of("50.00", "EUR"));

    internal Task SaysAsync(AccountView account, BureauReport report) =>
        SaysAsync(account, JsonSerializer.Serialize(report, BankJson.Options));

    internal async Task SaysAsync(AccountView account, string content)
    {
        var party = (await SendAsync(new GetParty(account.HolderPartyId))).EnsureSuccess();
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, $"{Uri.EscapeDataString(party.Reference)}.json"), content);
    }

    internal async Task<IReadOnlyList<BureauReportView>> KeptAsync(AccountView account) =>
        (await SendAsync(new ListBureauReports(account.HolderPartyId, null, 10))).EnsureSuccess();

    /// <summary>With a database context of its own, as every request has.</summary>
    internal async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    internal Task<StoredBureauReport?> FindAsync(AccountView account, int reuseDays, DateOnly today, ICreditBureau? other = null) => WithAsync(services =>
        ActivatorUtilities.CreateInstance<BureauDesk>(services, [other ?? services.GetRequiredService<ICreditBureau>()])
            .FindAsync(account.HolderPartyId, Guid.CreateVersion7(), reuseDays, today, CancellationToken.None));
}
