using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>A page of a line's statements, as they were issued.</summary>
/// <param name="PartyId">Only if the line is theirs; null for staff.</param>
/// <param name="After">The last number of the page before; 0 for the first page.</param>
internal sealed record ListLineStatements(Guid LineId, Guid? PartyId, int After, int Limit) : IQuery<IReadOnlyList<LineStatementView>>;

/// <summary>What a customer was told. What becomes known later changes the line and the next statement, never this one.</summary>
internal sealed class IssuedStatement
{
    public required Guid LineId { get; init; }

    /// <summary>Counts the line's statements from 1.</summary>
    public required int Number { get; init; }

    public required DateOnly FromDate { get; init; }

    public required DateOnly Date { get; init; }

    public required DateOnly DueDate { get; init; }

    public required long OpeningBalance { get; init; }

    public required long Drawn { get; init; }

    public required long Repaid { get; init; }

    public required LoanIncome Charged { get; init; }

    public required long Balance { get; init; }

    public required long PastDue { get; init; }

    public required long Minimum { get; init; }

    public static IssuedStatement Of(Guid lineId, LineStatement made) => new()
    {
        LineId = lineId,
        Number = made.Number,
        FromDate = made.From,
        Date = made.Date,
        DueDate = made.DueDate,
        OpeningBalance = made.OpeningBalance,
        Drawn = made.Drawn,
        Repaid = made.Repaid,
        Charged = LineEvent.IncomeOf(made.Charged),
        Balance = made.Balance,
        PastDue = made.PastDue,
        Minimum = made.Minimum,
    };
}

/// <param name="From">First day of the cycle.</param>
/// <param name="Date">Last day of the cycle.</param>
/// <param name="PastDue">Of the minimum: what earlier statements asked for and was not paid.</param>
/// <param name="Minimum">To be paid by the due date, what is past due included.</param>
internal sealed record LineStatementView(
    int Number, DateOnly From, DateOnly Date, DateOnly DueDate, Money OpeningBalance, Money Drawn, Money Repaid, Money Interest, Money Fees,
    Money Penalties, Money Balance, Money PastDue, Money Minimum)
{
    public static LineStatementView Of(IssuedStatement issued, CreditLine line) => new(
        issued.Number, issued.FromDate, issued.Date, issued.DueDate, line.MoneyOf(issued.OpeningBalance), line.MoneyOf(issued.Drawn),
        line.MoneyOf(issued.Repaid), line.MoneyOf(issued.Charged.Interest), line.MoneyOf(issued.Charged.Fees), line.MoneyOf(issued.Charged.Penalties),
        line.MoneyOf(issued.Balance), line.MoneyOf(issued.PastDue), line.MoneyOf(issued.Minimum));
}

internal sealed class ListLineStatementsHandler(LendingDbContext db) : IQueryHandler<ListLineStatements, IReadOnlyList<LineStatementView>>
{
    public async Task<Result<IReadOnlyList<LineStatementView>>> Handle(ListLineStatements query, CancellationToken cancellationToken)
    {
        var line = await db.CreditLines.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == query.LineId && (query.PartyId == null || l.PartyId == query.PartyId), cancellationToken);
        if (line is null)
        {
            return LineErrors.Unknown;
        }

        var issued = await db.LineStatements.AsNoTracking()
            .Where(s => s.LineId == query.LineId && s.Number > query.After)
            .OrderBy(s => s.Number)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return issued.ConvertAll(one => LineStatementView.Of(one, line));
    }
}
