using System.Text.Json;
using DigitalBank.Accounts.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Products;

/// <summary>Gives a product new terms from a day after the business date on. What has been earned before stays as it was.</summary>
internal sealed record AddProductVersion(string Code, DateOnly ValidFrom, ProductTerms Terms) : ICommand<ProductView>;

/// <summary>Changes terms whose day has not come.</summary>
internal sealed record ChangeProductVersion(string Code, int Number, DateOnly ValidFrom, ProductTerms Terms) : ICommand<ProductView>;

/// <summary>Takes back terms whose day has not come.</summary>
internal sealed record RemoveProductVersion(string Code, int Number) : ICommand<ProductView>;

/// <summary>Stops offering a product; accounts that have it keep it. Or offers it again.</summary>
internal sealed record WithdrawProduct(string Code, bool IsWithdrawn) : ICommand<ProductView>;

internal sealed class AddProductVersionHandler(
    AccountsDbContext db, ProductLedger ledger, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<AddProductVersion, ProductView>
{
    public async Task<Result<ProductView>> Handle(AddProductVersion command, CancellationToken cancellationToken)
    {
        if (ProductRules.Refuse(command.Terms) is { } malformed)
        {
            return malformed;
        }

        if (await ProductWithVersions.FindAsync(db, command.Code, cancellationToken) is not { } found)
        {
            return ProductErrors.NotFound;
        }

        if (TermRules.RefuseKind(found.Product.Kind, command.Terms) is { } otherKind)
        {
            return otherKind;
        }

        var refused = command.ValidFrom <= await calendar.TodayAsync(cancellationToken) ? ProductErrors.InThePast
            : found.Versions.Exists(version => version.ValidFrom == command.ValidFrom) ? ProductErrors.DayTaken
            : await ledger.PrepareAsync(command.Code, command.Terms, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        var number = found.Versions.Max(version => version.Number) + 1;
        var added = ProductVersion.Of(command.Code, command.Terms, number, command.ValidFrom, actor.Subject, clock.GetUtcNow());
        db.ProductVersions.Add(added);
        found.Product.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        return ProductView.Of(found.Product, [.. found.Versions, added]);
    }
}

internal sealed class ChangeProductVersionHandler(
    AccountsDbContext db, ProductLedger ledger, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<ChangeProductVersion, ProductView>
{
    public async Task<Result<ProductView>> Handle(ChangeProductVersion command, CancellationToken cancellationToken)
    {
        if (ProductRules.Refuse(command.Terms) is { } malformed)
        {
            return malformed;
        }

        var found = await ProductWithVersions.FindAsync(db, command.Code, cancellationToken);
        if (found?.Versions.Find(version => version.Number == command.Number) is not { } changed)
        {
            return ProductErrors.NotFound;
        }

        if (TermRules.RefuseKind(found.Product.Kind, command.Terms) is { } otherKind)
        {
            return otherKind;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var refused = changed.ValidFrom <= today ? ProductErrors.InForce
            : command.ValidFrom <= today ? ProductErrors.InThePast
            : found.Versions.Exists(version => version != changed && version.ValidFrom == command.ValidFrom) ? ProductErrors.DayTaken
            : await ledger.PrepareAsync(command.Code, command.Terms, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        changed.ValidFrom = command.ValidFrom;
        changed.Terms = JsonSerializer.Serialize(command.Terms, BankJson.Options);
        (changed.SetBy, changed.SetAt) = (actor.Subject, clock.GetUtcNow());
        found.Product.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        return ProductView.Of(found.Product, found.Versions);
    }
}

internal sealed class RemoveProductVersionHandler(AccountsDbContext db, IBusinessCalendar calendar)
    : ICommandHandler<RemoveProductVersion, ProductView>
{
    public async Task<Result<ProductView>> Handle(RemoveProductVersion command, CancellationToken cancellationToken)
    {
        var found = await ProductWithVersions.FindAsync(db, command.Code, cancellationToken);
        if (found?.Versions.Find(version => version.Number == command.Number) is not { } removed)
        {
            return ProductErrors.NotFound;
        }

        if (removed.ValidFrom <= await calendar.TodayAsync(cancellationToken))
        {
            return ProductErrors.InForce;
        }

        db.ProductVersions.Remove(removed);
        found.Product.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        return ProductView.Of(found.Product, found.Versions.Where(version => version != removed));
    }
}

internal sealed class WithdrawProductHandler(AccountsDbContext db, TimeProvider clock) : ICommandHandler<WithdrawProduct, ProductView>
{
    public async Task<Result<ProductView>> Handle(WithdrawProduct command, CancellationToken cancellationToken)
    {
        if (await ProductWithVersions.FindAsync(db, command.Code, cancellationToken) is not { } found)
        {
            return ProductErrors.NotFound;
        }

        if (command.IsWithdrawn != found.Product.WithdrawnAt is not null)
        {
            found.Product.WithdrawnAt = command.IsWithdrawn ? clock.GetUtcNow() : null;
            found.Product.Revision++;
            await db.SaveChangesAsync(cancellationToken);
        }

        return ProductView.Of(found.Product, found.Versions);
    }
}

/// <summary>A product as it is changed. Its revision rises with every change, so two that race do not both pass the rules.</summary>
internal sealed record ProductWithVersions(Product Product, List<ProductVersion> Versions)
{
    public static async Task<ProductWithVersions?> FindAsync(AccountsDbContext db, string code, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Code == code, cancellationToken);
        return product is null
            ? null
            : new ProductWithVersions(
                product, await db.ProductVersions.Where(version => version.ProductCode == code).ToListAsync(cancellationToken));
    }
}
