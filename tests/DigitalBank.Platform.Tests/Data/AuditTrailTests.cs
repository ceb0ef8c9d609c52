using System.Data.Common;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Tests.Data;

public sealed class AuditTrailTests
{
    [Fact]
    public async Task A_change_leaves_what_it_was_before_and_after_and_who_made_it()
    {
        await using var bank = await PlatformFixture.StartAsync();
        var calendar = bank.Services.GetRequiredService<IBusinessCalendar>();

        await calendar.OpenNextDayAsync(new DateOnly(2026, 11, 23), CancellationToken.None);

        await bank.InScopeAsync(async services =>
        {
            var record = await services.GetRequiredService<PlatformDbContext>().AuditTrail.SingleAsync(r => r.Before != null);
            record.Subject.ShouldBe("platform.BusinessDay");
            record.Actor.ShouldBe("system");
            record.Before.ShouldBe("""{"today":"2026-11-23"}""");
            record.After.ShouldBe("""{"today":"2026-11-24"}""");
        });
    }

    [Theory]
    [InlineData("UPDATE {0} SET actor = 'nobody'")]
    [InlineData("DELETE FROM {0}")]
    public async Task The_database_itself_refuses_to_rewrite_it(string statement)
    {
        await using var bank = await PlatformFixture.StartAsync();

        await bank.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PlatformDbContext>();
            var table = db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal) ? "platform_audit_trail" : "platform.audit_trail";
            (await db.AuditTrail.CountAsync()).ShouldBeGreaterThan(0);

            await Should.ThrowAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(string.Format(null, statement, table)));
        });
    }
}
