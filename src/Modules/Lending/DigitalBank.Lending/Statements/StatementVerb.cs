using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Statements;

/// <summary><c>lending statement</c>.</summary>
internal static class StatementVerb
{
    private static readonly Argument<Guid> Loan = new("loan") { Description = "The loan's id" };

    private static readonly Option<DateOnly?> From = new("--from") { Description = "First booking date; without it the first of the year of --to" };

    private static readonly Option<DateOnly?> To = new("--to") { Description = "Last booking date; without it the business date" };

    private static readonly Option<DateOnly?> PayOff = new("--pay-off") { Description = "A pay-off letter until this day instead of a statement" };

    private static readonly Option<string> Format = new("--format") { Description = "csv or pdf", DefaultValueFactory = _ => "pdf" };

    private static readonly Option<string> Out = new("--out") { Description = "File", Required = true };

    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("statement", "Write a statement of a loan, or a pay-off letter") { Loan, From, To, PayOff, Format, Out };
        Format.AcceptOnlyFromAmong("csv", "pdf");
        command.SetAction(verbs.Run(RunAsync));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var made = await DocumentAsync(parsed, services, cancellationToken);
        if (!made.IsSuccess)
        {
            return output.Refuse(made.Failure);
        }

        var (document, file) = (made.Value, parsed.GetValue(Out)!);
        try
        {
            var written = parsed.GetValue(Format) == "csv"
                ? File.WriteAllTextAsync(file, document.ToCsv(), cancellationToken)
                : File.WriteAllBytesAsync(file, services.GetRequiredService<LoanPapers>().Pdf(document), cancellationToken);
            await written;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            output.Error(exception.Message);
            return VerbOutput.Failed;
        }

        return VerbOutput.Success;
    }

    private static async Task<Result<LoanDocument>> DocumentAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        var (bank, loan) = (services.GetRequiredService<IMediator>(), parsed.GetValue(Loan));
        if (parsed.GetValue(PayOff) is { } until)
        {
            return (await bank.Send(new MakePayOffLetter(loan, PartyId: null, until), cancellationToken)).Map(LoanDocument.Of);
        }

        var to = parsed.GetValue(To) ?? await services.GetRequiredService<IBusinessCalendar>().TodayAsync(cancellationToken);
        var statement = await bank.Send(new MakeLoanStatement(loan, PartyId: null, parsed.GetValue(From) ?? new DateOnly(to.Year, 1, 1), to), cancellationToken);
        return statement.Map(LoanDocument.Of);
    }
}
