using System.CommandLine;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Holds;

/// <summary><c>ledger holds</c>: list, place, capture and release holds.</summary>
internal static class HoldVerbs
{
    private const string Source = "operator";
    private const int Shown = 500;

    private static readonly Option<Guid?> Key = new("--key")
    {
        Description = "Idempotency key: the same command with the same key is done once; a new one when missing",
    };

    private static readonly Argument<Guid> Hold = new("hold") { Description = "Id of the hold" };

    public static Command Create(VerbRunner verbs) =>
        new("holds", "Money that is set aside") { List(verbs), Place(verbs), Capture(verbs), Release(verbs) };

    private static Command List(VerbRunner verbs)
    {
        var account = new Argument<long>("account") { Description = "Id of the ledger account" };
        var all = new Option<bool>("--all") { Description = "Also those that hold nothing any more" };
        var command = new Command("list", "Holds of an account, the oldest first") { account, all };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            HoldPosition? after = null;
            do
            {
                var query = new ListHolds(parsed.GetRequiredValue(account), !parsed.GetValue(all), after, Shown);
                var page = await bank.Send(query, cancellationToken);
                if (!page.IsSuccess)
                {
                    return output.Refuse(page.Failure);
                }

                Print(page.Value.Holds, output);
                after = page.Value.Next;
            }
            while (after is not null);
            return VerbOutput.Success;
        }));
        return command;
    }

    private static Command Place(VerbRunner verbs)
    {
        var account = new Argument<long>("account") { Description = "Id of the ledger account" };
        var amount = new Argument<string>("amount") { Description = "Such as 100.00" };
        var currency = new Argument<string>("currency") { Description = "ISO 4217" };
        var reference = new Option<string>("--reference") { Description = "What it is about, no personal data", Required = true };
        var expires = new Option<DateTimeOffset?>("--expires") { Description = "When it ends by itself (ISO 8601); never when missing" };
        var command = new Command("place", "Set money aside") { account, amount, currency, reference, expires, Key };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            if (AmountOf(parsed.GetRequiredValue(amount), parsed.GetRequiredValue(currency)) is not { } money)
            {
                return output.Refuse(LedgerErrors.AmountNotPositive);
            }

            var placing = new PlaceHold(
                parsed.GetValue(Key) ?? Guid.CreateVersion7(),
                parsed.GetRequiredValue(account),
                money,
                Source,
                parsed.GetRequiredValue(reference),
                "manual",
                parsed.GetValue(expires));
            return Print(await services.GetRequiredService<IMediator>().Send(placing, cancellationToken), output);
        }));
        return command;
    }

    private static Command Capture(VerbRunner verbs)
    {
        var against = new Argument<long>("against") { Description = "Id of the ledger account that gets the money" };
        var amount = new Option<string?>("--amount") { Description = "What to take; all that is left when missing" };
        var reference = new Option<string>("--reference") { Description = "What it is about, no personal data", Required = true };
        var rest = new Option<bool>("--release-rest") { Description = "Free what this capture leaves" };
        var command = new Command("capture", "Take what a hold set aside") { Hold, against, amount, reference, rest, Key };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            var hold = await bank.Send(new GetHold(parsed.GetRequiredValue(Hold)), cancellationToken);
            if (!hold.IsSuccess)
            {
                return output.Refuse(hold.Failure);
            }

            var text = parsed.GetValue(amount) ?? hold.Value.Remaining.ToAmountText();
            if (AmountOf(text, hold.Value.Amount.Currency.Code) is not { } money)
            {
                return output.Refuse(LedgerErrors.AmountNotPositive);
            }

            var lines = await services.GetRequiredService<CaptureLines>()
                .OfAsync(hold.Value.LedgerAccountId, parsed.GetRequiredValue(against), money, cancellationToken);
            var capture = new CaptureHoldByHand(
                parsed.GetValue(Key) ?? Guid.CreateVersion7(),
                hold.Value.HoldId,
                parsed.GetRequiredValue(reference),
                EventCode: null,
                lines,
                parsed.GetValue(rest));
            var captured = await bank.Send(capture, cancellationToken);
            return captured.IsSuccess ? Print(captured.Value, output) : output.Refuse(captured.Failure);
        }));
        return command;
    }

    private static Command Release(VerbRunner verbs)
    {
        var command = new Command("release", "Free what is left of a hold") { Hold, Key };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var release = new ReleaseHold(parsed.GetValue(Key) ?? Guid.CreateVersion7(), parsed.GetRequiredValue(Hold));
            return Print(await services.GetRequiredService<IMediator>().Send(release, cancellationToken), output);
        }));
        return command;
    }

    private static Money? AmountOf(string amount, string currencyCode) =>
        Currency.TryOf(currencyCode, out var currency) && Money.TryParse(amount, currency, out var money) && money.IsPositive ? money : null;

    private static int Print(Result<HoldReceipt> result, VerbOutput output)
    {
        if (!result.IsSuccess)
        {
            return output.Refuse(result.Failure);
        }

        if (output.IsJson)
        {
            output.Json(result.Value);
        }

        output.Line($"Hold {result.Value.HoldId} is {result.Value.Status} with {result.Value.Remaining} left.");
        return VerbOutput.Success;
    }

    private static int Print(JournalEntryReceipt receipt, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(receipt);
        }

        output.Line($"Booked as entry {receipt.EntryId}.");
        return VerbOutput.Success;
    }

    private static void Print(IReadOnlyList<HoldView> holds, VerbOutput output)
    {
        foreach (var hold in holds)
        {
            if (output.IsJson)
            {
                output.JsonLine(hold);
            }

            output.Line($"{hold.HoldId} {hold.Status,-8} {hold.Remaining,22} of {hold.Amount,22}  {hold.SourceReference}"
                + (hold.ExpiresAt is { } end ? $"  until {end:u}" : ""));
        }
    }
}
