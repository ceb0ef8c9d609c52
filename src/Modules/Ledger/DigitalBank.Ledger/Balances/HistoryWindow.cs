using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Balances;

/// <summary>
/// A stretch of an account's history that is read at once: from mark to mark, so that it has about as many lines as a page needs however
/// many the account has.
/// </summary>
/// <param name="From">Its first position.</param>
/// <param name="Until">The first position behind it.</param>
internal readonly record struct HistoryWindow(long From, long Until)
{
    /// <summary>More than this is not read at once.</summary>
    public const int MostLines = 65_536;

    /// <summary>Where a history ends; the next window of a walk back begins at <see cref="From"/>, of a walk forward at <see cref="Until"/>.</summary>
    public bool IsLast(bool newestFirst) => newestFirst ? From == 0 : Until == long.MaxValue;

    /// <param name="place">Newest first: the position before which lines are wanted. Else the first position wanted.</param>
    /// <param name="lines">About how many lines the window should have, at most <see cref="MostLines"/>.</param>
    public static async Task<HistoryWindow> NextAsync(
        LedgerDbContext db, long accountId, bool newestFirst, long place, int lines, CancellationToken cancellationToken)
    {
        var marks = db.HistoryMarks.Where(mark => mark.AccountId == accountId);
        var end = await (newestFirst
                ? marks.Where(mark => mark.Position < place).OrderByDescending(mark => mark.Position)
                : marks.Where(mark => mark.Position >= place).OrderBy(mark => mark.Position))
            .Skip(lines / HistoryMark.Spacing)
            .Select(mark => (long?)mark.Position)
            .FirstOrDefaultAsync(cancellationToken);
        return newestFirst ? new HistoryWindow(end ?? 0, place) : new HistoryWindow(place, end + 1 ?? long.MaxValue);
    }
}
