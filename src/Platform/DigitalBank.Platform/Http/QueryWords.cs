using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace DigitalBank.Platform.Http;

/// <summary>
/// Lets queries use the words of answers (<c>?status=inReview</c>): the framework knows them only as the code writes them, and takes the numbers
/// behind them too.
/// </summary>
internal static class QueryWords
{
    public static void Accept(RouteHandlerBuilder endpoint, Delegate handler)
    {
        var words = handler.Method.GetParameters()
            .Select(parameter => (parameter.Name, Type: Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType))
            .Where(parameter => parameter is { Name: not null, Type.IsEnum: true })
            .ToDictionary(parameter => parameter.Name!, parameter => WordsOf(parameter.Type), StringComparer.OrdinalIgnoreCase);
        if (words.Count > 0)
        {
            endpoint.Add(builder =>
            {
                var next = builder.RequestDelegate!;
                builder.RequestDelegate = context =>
                {
                    Translate(context.Request, words);
                    return next(context);
                };
            });
        }
    }

    private static FrozenDictionary<string, string> WordsOf(Type type) =>
        Enum.GetNames(type).ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    private static void Translate(HttpRequest request, Dictionary<string, FrozenDictionary<string, string>> words)
    {
        foreach (var (name, known) in words)
        {
            if (!request.Query.TryGetValue(name, out var given) || given is not [{ Length: > 0 } word])
            {
                continue;
            }

            if (!known.TryGetValue(word, out var meant))
            {
                throw new BadHttpRequestException(
                    $"'{name}' is one of {string.Join(", ", known.Values.Select(JsonNamingPolicy.CamelCase.ConvertName).Order(StringComparer.Ordinal))}.");
            }

            if (meant != word)
            {
                request.Query = new QueryCollection(
                    new Dictionary<string, StringValues>(request.Query, StringComparer.OrdinalIgnoreCase) { [name] = meant });
            }
        }
    }
}
