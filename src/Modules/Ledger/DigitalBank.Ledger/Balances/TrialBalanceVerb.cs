using System.CommandLine;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Balances;

/// <summary><c>ledger trial-balance</c>: totals of every account that has moved; fails when they do not balance.</summary>
internal static class TrialBalanceVerb
{
    public static Command Create(VerbRunner verbs)
    {
        var asOf = new Option<DateOnly?>("--as-of") { Description = "Last booking date that counts (YYYY-MM-DD); everything when missing" };
        var command = new Command("trial-balance", "Totals of every account that has moved") { asOf };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            var result = await bank.Send(new GetTrialBalance(parsed.GetValue(asOf)), cancellationToken);
            return result.IsSuccess ? Print(result.Value, output) : output.Refuse(result.Failure);
        }));
        return command;
    }

    private static int Print(TrialBalance balance, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(balance);
        }

        foreach (var row in balance.Rows)
        {
            output.Line($"{row.Code,-34} {row.Debits.ToAmountText(),22} {row.Credits.ToAmountText(),22} {row.Debits.Currency.Code}");
        }

        foreach (var difference in balance.Differences)
        {
            output.Line($"Debits less credits: {difference}");
        }

        return balance.Differences.All(difference => difference.IsZero) ? VerbOutput.Success : VerbOutput.Failed;
    }
}
