using System.CommandLine;
using System.Globalization;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Deposits;

/// <summary><c>accounts deposits</c>: what customers have deposited, and what of it waits for a person.</summary>
internal static class DepositsVerb
{
    private const int PageSize = 500;

    private static readonly Argument<Guid> Id = new("deposit") { Description = "The deposit's id" };

    private static readonly Option<Guid?> Holder = new("--holder") { Description = "Only those of this party" };

    public static Command Create(VerbRunner verbs) => new("deposits", "Term and recurring deposits")
    {
        List(verbs),
        One(verbs, "show", "One deposit with its terms, payouts and instalments", id => new GetDeposit(id, Holder: null), Describe),
        One(verbs, "quote", "What closing a deposit today would pay", id => new QuoteEarlyClosing(id, Holder: null), quote =>
        [
            $"Closing on {Text(quote.ValidOn)} pays {quote.Payout}: {quote.Balance} lie there, {quote.PostedInterest} of it interest;",
            $"at {quote.Percent} % instead of {quote.AgreedPercent} % the time held has earned {quote.Interest}, less {quote.Tax} tax.",
        ]),
        One(verbs, "retry", "Try a deposit again that could not be paid out or rolled over", id => new RetryDeposit(id), Describe),
        Paged(verbs, "failures", "Deposits that could not be paid out, rolled over or locked", after => new ListDepositFailures(after, PageSize), one =>
            (one.DepositId, $"{one.DepositId} since {Text(one.Since)}, tried {one.Attempts} times: {one.Message} ({one.Code})")),
        Paged(verbs, "unpaid", "Recurring deposits with unpaid instalments", after => new ListUnpaidInstalments(after, PageSize), one =>
            (one.DepositId, $"{one.DepositId} {one.Amount} since {Text(one.OldestDueDate)}: {one.Missed} missed, {one.Waiting} tried again ({one.LastCode})")),
    };

    private static Command List(VerbRunner verbs)
    {
        var command = new Command("list", "The deposits, in the order in which they were agreed") { Holder };
        command.SetAction(verbs.Run((parsed, services, output, cancellationToken) => PrintAllAsync(
            services.GetRequiredService<IMediator>(),
            output,
            after => new ListDeposits(parsed.GetValue(Holder), after, PageSize),
            one => (one.DepositId, Line(one)),
            cancellationToken)));
        return command;
    }

    private static Command Paged<T>(
        VerbRunner verbs, string name, string description, Func<Guid?, IRequest<Result<IReadOnlyList<T>>>> query, Func<T, (Guid Id, string Line)> describe)
        where T : class
    {
        var command = new Command(name, description);
        command.SetAction(verbs.Run((_, services, output, cancellationToken) =>
            PrintAllAsync(services.GetRequiredService<IMediator>(), output, query, describe, cancellationToken)));
        return command;
    }

    private static Command One<T>(
        VerbRunner verbs, string name, string description, Func<Guid, IRequest<Result<T>>> request, Func<T, IEnumerable<string>> describe)
        where T : class
    {
        var command = new Command(name, description) { Id };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var answer = await services.GetRequiredService<IMediator>().Send(request(parsed.GetRequiredValue(Id)), cancellationToken);
            if (!answer.IsSuccess)
            {
                return output.Refuse(answer.Failure);
            }

            if (output.IsJson)
            {
                output.Json(answer.Value);
            }

            foreach (var line in describe(answer.Value))
            {
                output.Line(line);
            }

            return VerbOutput.Success;
        }));
        return command;
    }

    private static async Task<int> PrintAllAsync<T>(
        IMediator bank,
        VerbOutput output,
        Func<Guid?, IRequest<Result<IReadOnlyList<T>>>> query,
        Func<T, (Guid Id, string Line)> describe,
        CancellationToken cancellationToken)
        where T : class
    {
        var all = new List<T>();
        while (true)
        {
            var page = await bank.Send(query(all.Count == 0 ? null : describe(all[^1]).Id), cancellationToken);
            if (!page.IsSuccess)
            {
                return output.Refuse(page.Failure);
            }

            all.AddRange(page.Value);
            if (page.Value.Count < PageSize)
            {
                break;
            }
        }

        if (output.IsJson)
        {
            output.Json(all);
        }

        foreach (var one in all)
        {
            output.Line(describe(one).Line);
        }

        return VerbOutput.Success;
    }

    private static IEnumerable<string> Describe(DepositView deposit) =>
    [
        Line(deposit.Deposit),
        .. deposit.Terms.Select(term =>
            $"  term {term.Number} from {Text(term.Start)} to {Text(term.ClosedOn ?? term.Maturity)}: {term.Principal} at {term.Percent} %"),
        .. deposit.Payouts.Select(payout =>
            $"  {payout.Kind} payout of term {payout.TermNumber}: {payout.Amount}{(payout.IsBooked ? "" : ", not booked yet")}"),
        .. deposit.Instalments.Select(one => $"  instalment {one.Number} of {Text(one.DueDate)}: {one.Amount} {one.Status}"),
    ];

    private static string Line(DepositSummary deposit) =>
        $"{deposit.DepositId} {deposit.ProductCode,-20} {deposit.Amount,20} {deposit.Status}"
        + (deposit.MaturesOn is { } maturity ? $", matures on {Text(maturity)}" : "");

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
