using System.CommandLine;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Statements;

/// <summary><c>statements export</c>.</summary>
internal sealed class ExportVerb
{
    private const int PageSize = 500;

    private readonly Option<string?> _account = new("--account") { Description = "IBAN or domestic number" };

    private readonly Option<string?> _currency = new("--currency") { Description = "Where the number is kept in several currencies" };

    private readonly Option<bool> _all = new("--all") { Description = "A statement for every account" };

    private readonly Option<DateOnly?> _from = new("--from") { Description = "First booking date; without it the first of the month of --to" };

    private readonly Option<DateOnly?> _to = new("--to") { Description = "Last booking date; without it the bank's business date" };

    private readonly Option<string> _format = new("--format")
    {
        Description = "pdf, csv, camt053 (version 08) or camt053.02",
        DefaultValueFactory = _ => StatementFormat.Camt053.Name,
    };

    private readonly Option<string> _out = new("--out") { Description = "File, or folder for files named after the accounts", Required = true };

    public static Command Create(VerbRunner verbs)
    {
        var verb = new ExportVerb();
        var command = new Command("export", "Write account statements for a period of booking dates")
        {
            verb._account, verb._currency, verb._all, verb._from, verb._to, verb._format, verb._out,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(verb._all) == result.GetValue(verb._account) is not null)
            {
                result.AddError("Name either one account with --account or --all.");
            }
        });
        verb._format.AcceptOnlyFromAmong([.. StatementFormat.All.Select(format => format.Name)]);
        command.SetAction(verbs.Run(verb.RunAsync));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var today = await services.GetRequiredService<IBusinessCalendar>().TodayAsync(cancellationToken);
        var to = parsed.GetValue(_to) ?? today;
        var from = parsed.GetValue(_from) ?? new DateOnly(to.Year, to.Month, 1);
        if (from > to)
        {
            return output.Refuse(AccountsErrors.PeriodInvalid.Because("--from lies after --to."));
        }

        var export = new Export(services, output, StatementFormat.Find(parsed.GetValue(_format))!, from, to, parsed.GetValue(_out)!);
        try
        {
            return parsed.GetValue(_account) is { } identifier
                ? await OneAsync(export, services, output, identifier, parsed.GetValue(_currency), cancellationToken)
                : await AllAsync(export, services, output, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            output.Error(exception.Message);
            return VerbOutput.Failed;
        }
    }

    private static async Task<int> OneAsync(
        Export export, IServiceProvider services, VerbOutput output, string identifier, string? currency, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<IMediator>().Send(new FindAccounts([identifier]), cancellationToken);
        if (!found.IsSuccess)
        {
            return output.Refuse(found.Failure);
        }

        var accounts = found.Value.GetValueOrDefault(identifier, []).Where(account => currency is null || account.CurrencyCode == currency).ToList();
        if (accounts.Count != 1)
        {
            return output.Refuse(accounts.Count == 0 ? AccountsErrors.UnknownAccount : AccountsErrors.AmbiguousIdentifier);
        }

        if (await export.WriteAsync(accounts[0], isOneOfMany: false, cancellationToken) is { } failure)
        {
            return output.Refuse(failure);
        }

        return Summarise(export, output, 1);
    }

    private static async Task<int> AllAsync(Export export, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var accounts = 0L;
        Guid? after = null;
        while (true)
        {
            var page = await services.GetRequiredService<IMediator>().Send(new ListAccounts(null, after, PageSize), cancellationToken);
            if (!page.IsSuccess)
            {
                return output.Refuse(page.Failure);
            }

            if (page.Value.Count == 0)
            {
                output.ProgressDone();
                return Summarise(export, output, accounts);
            }

            foreach (var account in page.Value)
            {
                accounts++;
                if (await export.WriteAsync(account, isOneOfMany: true, cancellationToken) is { } failure)
                {
                    output.Error($"Account {account.AccountId}: {failure.Message} ({failure.Code})");
                }
            }

            after = page.Value[^1].AccountId;
            output.Progress($"{accounts:N0} accounts");
        }
    }

    private static int Summarise(Export export, VerbOutput output, long accounts)
    {
        if (output.IsJson)
        {
            output.Json(new { accounts, written = export.Written, lines = export.Lines });
        }

        output.Line($"{export.Lines:N0} lines in {export.Written:N0} of {accounts:N0} statements.");
        return export.Written == accounts ? VerbOutput.Success : VerbOutput.Failed;
    }

    private sealed class Export(IServiceProvider services, VerbOutput output, StatementFormat format, DateOnly from, DateOnly to, string target)
    {
        public long Written { get; private set; }

        public long Lines { get; private set; }

        public async Task<Failure?> WriteAsync(AccountView account, bool isOneOfMany, CancellationToken cancellationToken)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var statement = await scope.ServiceProvider.GetRequiredService<StatementReader>()
                .ReadAsync(account, from, to, sequenceNumber: null, cancellationToken);
            if (!statement.IsSuccess)
            {
                return statement.Failure;
            }

            var path = isOneOfMany || Directory.Exists(target) || Path.EndsInDirectorySeparator(target)
                ? Path.Combine(target, $"{StatementFile.SafeName(account)}-{from:yyyyMMdd}-{to:yyyyMMdd}.{format.Extension}")
                : target;
            await StatementFile.WriteAsync(statement.Value, format, path, cancellationToken);
            Written++;
            Lines += statement.Value.Totals.Count;
            if (!isOneOfMany)
            {
                output.Line(path);
            }

            return null;
        }
    }
}
