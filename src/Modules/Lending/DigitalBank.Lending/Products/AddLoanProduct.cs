using System.Text.RegularExpressions;
using DigitalBank.Lending.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Products;

/// <summary>Offers a new kind of loan from a day on.</summary>
/// <param name="ValidFrom">The business date or later; null for the business date.</param>
internal sealed record AddLoanProduct(string Code, LoanProductKind Kind, LoanProductTerms Terms, DateOnly? ValidFrom = null)
    : ICommand<LoanProductView>;

/// <summary>Gives a product new terms from a day after the business date on. Loans and offers that there are keep theirs.</summary>
internal sealed record AddLoanProductVersion(string Code, DateOnly ValidFrom, LoanProductTerms Terms) : ICommand<LoanProductView>;

/// <summary>Stops offering a product, or offers it again.</summary>
internal sealed record WithdrawLoanProduct(string Code, bool IsWithdrawn) : ICommand<LoanProductView>;

internal sealed partial class AddLoanProductHandler(
    LendingDbContext db, LoanProductLedger ledger, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<AddLoanProduct, LoanProductView>
{
    public async Task<Result<LoanProductView>> Handle(AddLoanProduct command, CancellationToken cancellationToken)
    {
        var malformed = !Code().IsMatch(command.Code) ? LoanProductErrors.CodeInvalid
            : !Enum.IsDefined(command.Kind) ? LoanProductErrors.KindUnknown
            : command.Terms.Refuse(command.Kind);
        if (malformed is not null)
        {
            return malformed;
        }

        if (await db.Products.AnyAsync(product => product.Code == command.Code, cancellationToken))
        {
            return LoanProductErrors.Exists;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        if (command.ValidFrom < today)
        {
            return LoanProductErrors.InThePast;
        }

        // The ledger first: accounts and mappings may stand without a product, a product without them could not be booked.
        if (await ledger.PrepareAsync(command.Code, command.Terms.Currency, cancellationToken) is { } failure)
        {
            return failure;
        }

        var product = new LoanProduct { Code = command.Code, Kind = command.Kind };
        var version = LoanProductVersion.Of(
            command.Code, command.Terms, number: 1, command.ValidFrom ?? today, actor.Subject, clock.GetUtcNow());
        db.Products.Add(product);
        db.ProductVersions.Add(version);
        await db.SaveChangesAsync(cancellationToken);
        return LoanProductView.Of(product, [version]);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

internal sealed class AddLoanProductVersionHandler(LendingDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<AddLoanProductVersion, LoanProductView>
{
    public async Task<Result<LoanProductView>> Handle(AddLoanProductVersion command, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Code == command.Code, cancellationToken);
        if (command.Terms.Refuse(product?.Kind ?? LoanProductKind.InstalmentLoan) is { } malformed)
        {
            return malformed;
        }

        if (product is null)
        {
            return LoanProductErrors.Unknown;
        }

        var versions = await db.ProductVersions.Where(v => v.ProductCode == command.Code).ToListAsync(cancellationToken);
        var refused = command.ValidFrom <= await calendar.TodayAsync(cancellationToken) ? LoanProductErrors.InThePast
            : versions.Exists(version => version.ValidFrom == command.ValidFrom) ? LoanProductErrors.DayTaken
            : versions[0].ReadTerms().Currency != command.Terms.Currency ? LoanProductErrors.OtherCurrency
            : null;
        if (refused is not null)
        {
            return refused;
        }

        var number = versions.Max(version => version.Number) + 1;
        var added = LoanProductVersion.Of(command.Code, command.Terms, number, command.ValidFrom, actor.Subject, clock.GetUtcNow());
        db.ProductVersions.Add(added);
        product.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        return LoanProductView.Of(product, [.. versions, added]);
    }
}

internal sealed class WithdrawLoanProductHandler(LendingDbContext db, TimeProvider clock) : ICommandHandler<WithdrawLoanProduct, LoanProductView>
{
    public async Task<Result<LoanProductView>> Handle(WithdrawLoanProduct command, CancellationToken cancellationToken)
    {
        var product = await db.Products.SingleOrDefaultAsync(p => p.Code == command.Code, cancellationToken);
        if (product is null)
        {
            return LoanProductErrors.Unknown;
        }

        product.WithdrawnAt = command.IsWithdrawn ? product.WithdrawnAt ?? clock.GetUtcNow() : null;
        product.Revision++;
        await db.SaveChangesAsync(cancellationToken);
        return LoanProductView.Of(product, await db.ProductVersions.Where(v => v.ProductCode == command.Code).ToListAsync(cancellationToken));
    }
}
