using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Events;

/// <summary><c>ledger events</c>: how far the subscribers have read, and replay.</summary>
internal static class EventsVerbs
{
    public static Command Create(VerbRunner verbs) => new("events", "Who is told of booked entries") { List(verbs), Replay(verbs) };

    private static Command List(VerbRunner verbs)
    {
        var command = new Command("list", "The subscribers, and how far behind each is");
        command.SetAction(verbs.Run(async (_, services, output, cancellationToken) =>
        {
            var subscribers = await services.GetRequiredService<IMediator>().Send(new ListSubscribers(), cancellationToken);
            return subscribers.IsSuccess ? Print(subscribers.Value, output) : output.Refuse(subscribers.Failure);
        }));
        return command;
    }

    private static Command Replay(VerbRunner verbs)
    {
        var name = new Argument<string>("subscriber") { Description = "Its name, as in 'ledger events list'" };
        var from = new Option<long>("--from") { Description = "The first entry that it is told again", Required = true };
        var command = new Command("replay", "Tell a subscriber everything from an entry on once more; the running servers do it") { name, from };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var replay = new ReplayJournal(parsed.GetRequiredValue(name), parsed.GetRequiredValue(from));
            var moved = await services.GetRequiredService<IMediator>().Send(replay, cancellationToken);
            return moved.IsSuccess ? Print([moved.Value], output) : output.Refuse(moved.Failure);
        }));
        return command;
    }

    private static int Print(IReadOnlyList<SubscriberView> subscribers, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(subscribers);
        }

        foreach (var subscriber in subscribers)
        {
            output.Line($"{subscriber.Name,-40} at {subscriber.Position,12}, {subscriber.Lag,10} behind"
                + (subscriber.Failures == 0 ? "" : $", failed {subscriber.Failures} times: {subscriber.LastError}"));
        }

        return VerbOutput.Success;
    }
}
