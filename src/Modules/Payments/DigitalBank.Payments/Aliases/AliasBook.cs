using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Aliases;

/// <summary>Says whom an alias pays now, and counts who asks: an open book of telephone numbers would tell who banks here.</summary>
internal sealed class AliasBook(PaymentsDbContext db, IMediator bank, IBusinessCalendar calendar, IOptions<PaymentsOptions> options)
{
    /// <summary>Whom it pays. Asking for one that nobody has counts and costs the same.</summary>
    public async Task<Result<AliasPayee>> ResolveAsync(Guid askingPartyId, string alias, CancellationToken cancellationToken)
    {
        if (!AliasText.TryParse(alias, out var text))
        {
            return AliasErrors.Malformed;
        }

        if (!await CountAsync(askingPartyId, times: 1, cancellationToken))
        {
            return AliasErrors.TooManyLookUps;
        }

        var found = await db.Aliases.AsNoTracking()
            .WhereIndexed(db, nameof(PaymentAlias.ActiveValue), text.Value)
            .SingleOrDefaultAsync(cancellationToken);
        var account = await bank.Send(new GetAccount(found?.AccountId ?? Guid.Empty), cancellationToken);
        return found is null || !account.IsSuccess || account.Value.Status != AccountStatus.Active
            ? AliasErrors.Unknown
            : new AliasPayee(
                account.Value.AccountId,
                account.Value.CurrencyCode,
                Masked(account.Value.HolderName),
                DerivedKey.Of("alias-payee", found.Id, account.Value.AccountId));
    }

    /// <summary>Enough to recognise somebody one knows, and no more: first letters, and nothing of how long a name is.</summary>
    public static string Masked(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => $"{word.EnumerateRunes().First()}***"));

    /// <returns>False when the customer's number of the day is used up.</returns>
    public async Task<bool> CountAsync(Guid partyId, int times, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (await CountMoreAsync(partyId, today, times, cancellationToken))
        {
            return true;
        }

        if (await db.AliasLookUps.AnyAsync(row => row.PartyId == partyId && row.Date == today, cancellationToken))
        {
            return false;
        }

        var first = db.AliasLookUps.Add(new AliasLookUps { PartyId = partyId, Date = today });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            first.State = EntityState.Detached; // Counted by another request of the same customer at this moment.
        }

        return await CountMoreAsync(partyId, today, times, cancellationToken);
    }

    private async Task<bool> CountMoreAsync(Guid partyId, DateOnly today, int times, CancellationToken cancellationToken)
    {
        var most = options.Value.AliasLookUpsPerDay;
        return await db.AliasLookUps
            .Where(row => row.PartyId == partyId && row.Date == today && row.Count + times <= most)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count + times), cancellationToken) == 1;
    }
}

/// <param name="Confirmation">Stands for this alias with this payee: a payment that carries it pays nobody else.</param>
internal sealed record AliasPayee(Guid AccountId, string CurrencyCode, string MaskedName, Guid Confirmation);

/// <summary>How often a customer has asked for payees on one business day.</summary>
internal sealed class AliasLookUps
{
    public Guid PartyId { get; init; }

    public DateOnly Date { get; init; }

    public int Count { get; init; }
}
