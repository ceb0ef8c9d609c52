using System.Globalization;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Accruals;

public sealed class InterruptionTests : InterestScene
{
    private const int Days = 8;

    private const int Accounts = 12;

    /// <summary>A second bank has the same accounts and movements and is left in peace.</summary>
    [Fact]
    public async Task A_close_stopped_at_random_moments_ends_where_an_undisturbed_one_ends()
    {
        const int Seed = 20261122;
        var undisturbed = new InterruptionTests();
        await undisturbed.InitializeAsync();
        var (accounts, twins) = (await FillAsync(Seed), await undisturbed.FillAsync(Seed));
        var random = new Random(Seed);
        var stops = 0;
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        for (var (day, i) = (Start, 0); i < Days; day = calendar.NextBusinessDay(day), i++)
        {
            await undisturbed.CloseAsync(day);
            foreach (var step in new[] { "accrue-interest", "capitalise-interest" })
            {
                for (var commands = random.Next(4); !await StoppedStep.IsDoneAsync(Bank.Services, step, day, commands); commands += random.Next(4))
                {
                    stops++;
                }
            }
        }

        stops.ShouldBeGreaterThan(Days, $"seed {Seed}");
        for (var i = 0; i < Accounts; i++)
        {
            (
                await ContentAsync(
                    accounts[i])).ShouldBe(await undisturbed.ContentAsync(twins[i]), $"account {i}, seed {Seed}, {stops} stops");
        }

        await ControlAccountsAgreeAsync(Start);
        foreach (var own in new[] { "1510", "2310", "2320", "4110", "5110" })
        {
            (await OwnAsync(own)).ShouldBe(await undisturbed.OwnAsync(own), own);
        }

        await undisturbed.DisposeAsync();
    }

    private async Task<List<AccountView>> FillAsync(int seed)
    {
        await AProductAsync(AEuroADay(PostingFrequency.Daily) with { WithholdingTax = [new TaxSettings("income-tax", 25)] });
        await AProductAsync(AEuroADay(), "monthly");
        var random = new Random(seed);
        var accounts = new List<AccountView>();
        for (var i = 0; i < Accounts; i++)
        {
            var account = await AnAccountAsync(i % 2 == 0 ? "saver" : "monthly");
            accounts.Add(account);
            await MoveAsync(account, Amount(random, 100_000), Start);
            await MoveAsync(account, Amount(random, 5_000), Start.AddDays(random.Next(1, Days)));
            await MoveAsync(account, "-" + Amount(random, 1_000), Start.AddDays(random.Next(1, Days)));
        }

        return accounts;
    }

    private static string Amount(Random random, int most) =>
        (random.Next(1, most * 100) / 100m).ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>Everything that the steps leave of an account, without the ids and entry numbers that differ from bank to bank.</summary>
    private Task<string> ContentAsync(AccountView account) => ReadAsync(async db =>
    {
        var row = await db.InterestAccounts.AsNoTracking().SingleAsync(r => r.AccountId == account.AccountId);
        var accruals = await db.DailyAccruals
            .AsNoTracking()
            .Where(a => a.AccountId == account.AccountId)
            .OrderBy(a => a.Step)
            .ToListAsync();
        var postings = await db.InterestPostings
            .AsNoTracking()
            .Where(p => p.AccountId == account.AccountId)
            .OrderBy(p => p.PostingDate)
            .ToListAsync();
        var position = row.Position();
        return JsonSerializer.Serialize(new
        {
            Credit = position.Credit.ToString(),
            position.AccruedUntil,
            position.NextPosting,
            row.Balance,
            row.BookedCredit,
            Accruals = accruals.Select(a => new { a.BusinessDate, a.FromDate, a.UntilDate, a.Balance, a.Credit, a.BookedCredit, a.IsAnew }),
            Postings = postings.Select(p => new { p.PostingDate, p.Revision, p.BusinessDate, p.Credit, p.Tax, p.IsBooked }),
            Booked = await Bank.BalanceOfAsync(account),
        });
    });
}
