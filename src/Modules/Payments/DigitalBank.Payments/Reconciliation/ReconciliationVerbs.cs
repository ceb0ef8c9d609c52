using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Reconciliation;

/// <summary><c>payments reconcile F.xml</c>.</summary>
internal static class ReconciliationVerbs
{
    private static readonly Argument<FileInfo> StatementFile = new("file") { Description = "A camt.053 from the correspondent bank" };

    private static readonly Option<string?> Nostro = new("--nostro")
    {
        Description = "Our code of the nostro account; found by the statement's account number when missing",
    };

    public static Command Reconcile(VerbRunner verbs)
    {
        var command = new Command("reconcile", "Match a correspondent's statement with our nostro account and list what is open")
        {
            StatementFile, Nostro,
        };
        command.SetAction(verbs.Run(ReconcileAsync));
        return command;
    }

    private static async Task<int> ReconcileAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(StatementFile);
        var result = await services.GetRequiredService<IMediator>().Send(
            new ReconcileStatements(file.FullName, file.Name, parsed.GetValue(Nostro)), cancellationToken);
        if (!result.IsSuccess)
        {
            return output.Refuse(result.Failure);
        }

        if (output.IsJson)
        {
            output.Json(result.Value);
        }

        foreach (var statement in result.Value.Statements)
        {
            Print(statement, output);
        }

        return result.Value.Statements.All(statement => statement.Unexplained is not { IsZero: false }) ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static void Print(ReconciledStatement statement, VerbOutput output)
    {
        output.Line($"Statement {statement.Statement} of nostro {statement.NostroCode} {statement.CurrencyCode}: "
            + $"{statement.Entries} entries, {statement.Matches.Count} matches, {statement.Breaks.Count} open");
        foreach (var item in statement.Breaks)
        {
            output.Line($"  {item.BookingDate:yyyy-MM-dd} ({item.AgeInDays} days) {item.Amount} {item.Side} {item.Reason}, "
                + $"owner {item.Owner ?? "nobody"}, {item.EndToEndId ?? item.ServicerReference ?? item.Uetr ?? "no reference"}");
        }

        output.Line($"  ledger balance           {statement.LedgerBalance}");
        output.Line($"  open in our ledger       {statement.NotInStatement}");
        output.Line($"  open in the statements   {statement.NotInLedger}");
        output.Line($"  statement balance        {statement.StatementBalance?.ToString() ?? "not given"}");
        output.Line($"  unexplained              {statement.Unexplained?.ToString() ?? "not known"}");
    }
}
