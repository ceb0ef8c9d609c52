using System.Text.Json;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Impairment;

/// <summary>Says what is expected of a product's loans from a day on, those that run included.</summary>
/// <param name="ValidFrom">The business date or later; null for the business date.</param>
internal sealed record SetImpairment(string ProductCode, DateOnly? ValidFrom, ImpairmentParameters Parameters) : ICommand<ImpairmentView>;

internal sealed record GetImpairment(string ProductCode) : IQuery<ImpairmentView>;

/// <param name="Versions">In the order of their days.</param>
internal sealed record ImpairmentView(string ProductCode, IReadOnlyList<ImpairmentVersionView> Versions)
{
    public static ImpairmentView Of(string productCode, IEnumerable<ImpairmentVersion> versions) => new(
        productCode,
        [.. versions.OrderBy(v => v.ValidFrom).Select(v => new ImpairmentVersionView(v.Number, v.ValidFrom, v.Read(), v.SetBy, v.SetAt))]);
}

internal sealed record ImpairmentVersionView(
    int Number, DateOnly ValidFrom, ImpairmentParameters Parameters, string SetBy, DateTimeOffset SetAt);

internal sealed class SetImpairmentHandler(LendingDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<SetImpairment, ImpairmentView>
{
    public async Task<Result<ImpairmentView>> Handle(SetImpairment command, CancellationToken cancellationToken)
    {
        if (!command.Parameters.IsSound())
        {
            return ImpairmentErrors.ParametersInvalid;
        }

        if (!await db.Products.AnyAsync(product => product.Code == command.ProductCode, cancellationToken))
        {
            return LoanProductErrors.Unknown;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var from = command.ValidFrom ?? today;
        var versions = await db.ImpairmentVersions.Where(v => v.ProductCode == command.ProductCode).ToListAsync(cancellationToken);
        var refused = from < today ? ImpairmentErrors.InThePast
            : versions.Exists(version => version.ValidFrom == from) ? ImpairmentErrors.DayTaken
            : null;
        if (refused is not null)
        {
            return refused;
        }

        var added = new ImpairmentVersion
        {
            ProductCode = command.ProductCode,
            Number = versions.Count + 1,
            ValidFrom = from,
            Parameters = JsonSerializer.Serialize(command.Parameters, BankJson.Options),
            SetBy = actor.Subject,
            SetAt = clock.GetUtcNow(),
        };
        db.ImpairmentVersions.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return ImpairmentView.Of(command.ProductCode, [.. versions, added]);
    }
}

internal sealed class GetImpairmentHandler(LendingDbContext db) : IQueryHandler<GetImpairment, ImpairmentView>
{
    public async Task<Result<ImpairmentView>> Handle(GetImpairment query, CancellationToken cancellationToken) =>
        await db.Products.AnyAsync(product => product.Code == query.ProductCode, cancellationToken)
            ? ImpairmentView.Of(
                query.ProductCode,
                await db.ImpairmentVersions.AsNoTracking().Where(v => v.ProductCode == query.ProductCode).ToListAsync(cancellationToken))
            : LoanProductErrors.Unknown;
}

/// <summary>What is expected on a day; each product's is read once in a scope.</summary>
internal sealed class ImpairmentBook(LendingDbContext db)
{
    private readonly Dictionary<(string, DateOnly), ParametersInForce?> _read = [];

    /// <returns>Null where nobody has said anything about the product yet.</returns>
    public async Task<ParametersInForce?> InForceAsync(string productCode, DateOnly date, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue((productCode, date), out var known))
        {
            var version = await db.ImpairmentVersions.AsNoTracking()
                .Where(v => v.ProductCode == productCode && v.ValidFrom <= date)
                .OrderByDescending(v => v.ValidFrom)
                .FirstOrDefaultAsync(cancellationToken);
            known = version is null ? null : new ParametersInForce(version.Number, version.Read());
            _read[(productCode, date)] = known;
        }

        return known;
    }
}

/// <param name="Number">Of their version.</param>
internal sealed record ParametersInForce(int Number, ImpairmentParameters Parameters);
