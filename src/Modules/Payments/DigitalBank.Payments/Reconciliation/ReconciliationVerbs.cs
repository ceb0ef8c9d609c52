using System.CommandLine;
using DigitalBank.Payments.Reconciliation.Breaks;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Reconciliation;

/// <summary><c>payments reconcile F.xml</c>.</summary>
internal static class ReconciliationVerbs
{
    private const int PageSize = 200;

    private static readonly Argument<FileInfo> StatementFile = new("file") { Description = "A camt.053, camt.054, MT940 or CSV file of another bank" };

    private static readonly Option<string?> Account = new("--account")
    {
        Description = "Our code of the account; found by the statement's account number when missing",
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Say what would match and what would stay open, and save nothing",
    };

    public static Command Reconcile(VerbRunner verbs)
    {
        var command = new Command("reconcile", "Match another bank's statement with our account and list what is open")
        {
            StatementFile, Account, DryRun,
        };
        command.SetAction(verbs.Run(ReconcileAsync));
        return command;
    }

    public static Command Breaks(VerbRunner verbs)
    {
        var command = new Command("breaks", "List the open items of reconciled accounts with age and owner") { Account };
        command.SetAction(verbs.Run(ListBreaksAsync));
        return command;
    }

    public static Command Prove(VerbRunner verbs)
    {
        var command = new Command("prove", "Show that ledger and statement differ by the open items and by nothing else") { Account };
        command.SetAction(verbs.Run(ProveAsync));
        return command;
    }

    private static async Task<int> ListBreaksAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var bank = services.GetRequiredService<IMediator>();
        var all = new List<BreakView>();
        Page<BreakView> page;
        do
        {
            var listed = await bank.Send(
                new ListBreaks(parsed.GetValue(Account), null, null, all.Count == 0 ? null : all[^1].BreakId, PageSize), cancellationToken);
            page = listed.Value;
            all.AddRange(page.Items);
        }
        while (page.Next is not null);

        if (output.IsJson)
        {
            output.Json(all);
        }

        all.ForEach(item => Print(item, output));
        return VerbOutput.Success;
    }

    private static async Task<int> ProveAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var proofs = (await services.GetRequiredService<IMediator>().Send(
            new ProveAccounts(parsed.GetValue(Account), null), cancellationToken)).Value.Items;
        if (output.IsJson)
        {
            output.Json(proofs);
        }

        foreach (var proof in proofs)
        {
            output.Line($"Account {proof.AccountCode} {proof.CurrencyCode}: ledger {proof.LedgerBalance}, open there {proof.NotInStatement}; "
                + $"statement {proof.StatementBalance?.ToString() ?? "none"}, notified since {proof.Notified}, open there {proof.NotInLedger}; "
                + $"unexplained {proof.Unexplained?.ToString() ?? "not known"}");
        }

        return proofs.All(proof => proof.Holds) ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static async Task<int> ReconcileAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var file = parsed.GetRequiredValue(StatementFile);
        var result = await services.GetRequiredService<IMediator>().Send(
            new ReconcileStatements(file.FullName, file.Name, parsed.GetValue(Account), parsed.GetValue(DryRun)), cancellationToken);
        if (!result.IsSuccess)
        {
            return output.Refuse(result.Failure);
        }

        if (output.IsJson)
        {
            output.Json(result.Value);
        }

        foreach (var refused in result.Value.Refused)
        {
            output.Line($"Statement {refused.Number} of the file ({refused.Statement}): {refused.Message}");
        }

        foreach (var statement in result.Value.Statements)
        {
            Print(statement, output);
        }

        return result.Value.Statements.All(statement => statement.Unexplained is not { IsZero: false }) ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static void Print(ReconciledStatement statement, VerbOutput output)
    {
        output.Line($"{(statement.IsNotification ? "Notification" : "Statement")} {statement.Statement} of account {statement.AccountCode} {statement.CurrencyCode}: "
            + $"{statement.Entries} entries, {statement.MatchCount} matches, {statement.BreakCount} open");
        foreach (var match in statement.Matches)
        {
            output.Line($"  {match.Rule} {match.Amount}: {string.Join(", ", match.Items.Select(item => $"{item.Side} {item.BookingDate:yyyy-MM-dd}"))}");
        }

        foreach (var item in statement.Breaks)
        {
            Print(item, output);
        }

        output.Line($"  ledger balance           {statement.LedgerBalance}");
        output.Line($"  open in our ledger       {statement.NotInStatement}");
        output.Line($"  open in the statements   {statement.NotInLedger}");
        output.Line($"  notified since           {statement.Notified}");
        output.Line($"  statement balance        {statement.StatementBalance?.ToString() ?? "not given"}");
        output.Line($"  unexplained              {statement.Unexplained?.ToString() ?? "not known"}");
    }

    private static void Print(BreakView item, VerbOutput output) =>
        output.Line($"  {item.BookingDate:yyyy-MM-dd} ({item.AgeInDays} days) {item.Amount} {item.Side} {item.Reason}, "
            + $"owner {item.Owner ?? "nobody"}, {item.EndToEndId ?? item.ServicerReference ?? item.Uetr ?? "no reference"}");
}
