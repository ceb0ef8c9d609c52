using System.CommandLine;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.CommandLine;

/// <summary>Verbs that send one request and show its answer: the command line's counterpart of a thin endpoint.</summary>
public static class RequestVerb
{
    private const int PageSize = 200;

    /// <param name="inputs">Arguments and options, in the order in which the help shows them.</param>
    /// <param name="request">The command or query that the inputs make.</param>
    /// <param name="describe">The answer as a line for a person; machines get it as JSON.</param>
    public static Command Sends<T>(
        this VerbRunner verbs,
        string name,
        string description,
        IReadOnlyList<Symbol> inputs,
        Func<ParseResult, IRequest<Result<T>>> request,
        Func<T, string> describe)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(verbs);
        var command = CommandOf(name, description, inputs);
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var answer = await services.GetRequiredService<IMediator>().Send(request(parsed), cancellationToken);
            if (!answer.IsSuccess)
            {
                return output.Refuse(answer.Failure);
            }

            if (output.IsJson)
            {
                output.Json(answer.Value);
            }

            output.Line(describe(answer.Value));
            return VerbOutput.Success;
        }));
        return command;
    }

    /// <summary>Shows a list to its end, page by page.</summary>
    /// <param name="query">The page after an item, of so many; null for the first one.</param>
    /// <param name="id">What the page after an item begins behind.</param>
    public static Command Lists<T>(
        this VerbRunner verbs,
        string name,
        string description,
        IReadOnlyList<Symbol> inputs,
        Func<ParseResult, Guid?, int, IRequest<Result<IReadOnlyList<T>>>> query,
        Func<T, Guid> id,
        Func<T, string> describe)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(verbs);
        var command = CommandOf(name, description, inputs);
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            Guid? after = null;
            while (true)
            {
                var page = await bank.Send(query(parsed, after, PageSize), cancellationToken);
                if (!page.IsSuccess)
                {
                    return output.Refuse(page.Failure);
                }

                foreach (var item in page.Value)
                {
                    Show(item, output, describe);
                }

                if (page.Value.Count < PageSize)
                {
                    return VerbOutput.Success;
                }

                after = id(page.Value[^1]);
            }
        }));
        return command;
    }

    private static void Show<T>(T item, VerbOutput output, Func<T, string> describe)
        where T : class
    {
        if (output.IsJson)
        {
            output.JsonLine(item);
        }

        output.Line(describe(item));
    }

    private static Command CommandOf(string name, string description, IReadOnlyList<Symbol> inputs)
    {
        var command = new Command(name, description);
        foreach (var input in inputs)
        {
            if (input is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)input);
            }
        }

        return command;
    }
}
