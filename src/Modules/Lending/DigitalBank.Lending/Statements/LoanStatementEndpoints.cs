using System.Text;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalBank.Lending.Statements;

/// <summary>What a borrower gets in writing about a loan: as JSON, as CSV or as PDF.</summary>
internal static class LoanStatementEndpoints
{
    private const string Loan = "/lending/loans/{loanId:guid}";

    public static void Map(SurfaceEndpoints customer, SurfaceEndpoints staff)
    {
        Map(customer, LendingPermissions.Own, OwnStatement, OwnCertificate, OwnLetter);
        Map(staff, LendingPermissions.Read, Statement, Certificate, Letter);
    }

    private static void Map(SurfaceEndpoints surface, Permission permission, Delegate statement, Delegate certificate, Delegate letter)
    {
        surface.MapGet($"{Loan}/statement", permission, statement)
            .Produces<LoanStatement>()
            .WithSummary("What happened to a loan in a period; format json, csv or pdf");
        surface.MapGet($"{Loan}/interest-certificate", permission, certificate)
            .Produces<LoanStatement>()
            .WithSummary("What was paid for a loan in a calendar year; format json, csv or pdf");
        surface.MapGet($"{Loan}/pay-off-letter", permission, letter)
            .Produces<PayOffLetter>()
            .WithSummary("What ends a loan on each day until one; format json, csv or pdf");
    }

    private static Task<IResult> OwnStatement(
        Guid loanId, DateOnly from, DateOnly to, string? format, IActor actor, IMediator bank, LoanPapers papers, CancellationToken cancellationToken) =>
        papers.AnswerAsync(new MakeLoanStatement(loanId, actor.PartyId ?? Guid.Empty, from, to), LoanDocument.Of, format, bank, cancellationToken);

    private static Task<IResult> Statement(
        Guid loanId, DateOnly from, DateOnly to, string? format, IMediator bank, LoanPapers papers, CancellationToken cancellationToken) =>
        papers.AnswerAsync(new MakeLoanStatement(loanId, null, from, to), LoanDocument.Of, format, bank, cancellationToken);

    private static Task<IResult> OwnCertificate(
        Guid loanId, int year, string? format, IActor actor, IMediator bank, LoanPapers papers, CancellationToken cancellationToken) =>
        papers.CertifyAsync(loanId, actor.PartyId ?? Guid.Empty, year, format, bank, cancellationToken);

    private static Task<IResult> Certificate(
        Guid loanId, int year, string? format, IMediator bank, LoanPapers papers, CancellationToken cancellationToken) =>
        papers.CertifyAsync(loanId, null, year, format, bank, cancellationToken);

    private static Task<IResult> OwnLetter(
        Guid loanId, DateOnly until, string? format, IActor actor, IMediator bank, LoanPapers papers, CancellationToken cancellationToken) =>
        papers.AnswerAsync(new MakePayOffLetter(loanId, actor.PartyId ?? Guid.Empty, until), LoanDocument.Of, format, bank, cancellationToken);

    private static Task<IResult> Letter(
        Guid loanId, DateOnly until, string? format, IMediator bank, LoanPapers papers, CancellationToken cancellationToken) =>
        papers.AnswerAsync(new MakePayOffLetter(loanId, null, until), LoanDocument.Of, format, bank, cancellationToken);
}

/// <summary>Answers with what was asked for in the format that was asked for.</summary>
internal sealed class LoanPapers(IOptions<BankSettings> settings, IBusinessCalendar calendar, TimeProvider clock)
{
    public async Task<IResult> CertifyAsync(
        Guid loanId, Guid? partyId, int year, string? format, IMediator bank, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (year < 2000 || year > today.Year)
        {
            return StatementErrors.PeriodInvalid.ToProblem();
        }

        var last = new DateOnly(year, 12, 31);
        var query = new MakeLoanStatement(loanId, partyId, new DateOnly(year, 1, 1), last < today ? last : today);
        return await AnswerAsync(query, LoanDocument.CertificateOf, format, bank, cancellationToken);
    }

    /// <param name="format">json, csv or pdf; json when missing.</param>
    public async Task<IResult> AnswerAsync<T>(
        IRequest<Result<T>> query, Func<T, LoanDocument> read, string? format, IMediator bank, CancellationToken cancellationToken)
    {
        if (format is not (null or "json" or "csv" or "pdf"))
        {
            return StatementErrors.FormatUnknown.ToProblem();
        }

        var made = await bank.Send(query, cancellationToken);
        if (!made.IsSuccess || format is null or "json")
        {
            return made.ToHttp();
        }

        var document = read(made.Value);
        return format == "csv"
            ? TypedResults.File(Encoding.UTF8.GetBytes(document.ToCsv()), "text/csv; charset=utf-8", $"{document.FileName}.csv")
            : TypedResults.File(Pdf(document), "application/pdf", $"{document.FileName}.pdf");
    }

    public byte[] Pdf(LoanDocument document)
    {
        using var stream = new MemoryStream();
        LoanDocumentPdf.Write(document, settings.Value, stream, clock.GetUtcNow());
        return stream.ToArray();
    }
}
