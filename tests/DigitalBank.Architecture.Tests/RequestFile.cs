using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace DigitalBank.Architecture.Tests;

/// <summary>One request of the files under docs/requests, which an editor can send.</summary>
internal sealed partial record RequestFile(string File, string Method, string Path, bool HasBody)
{
    public static IReadOnlyList<RequestFile> All() =>
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Bank.Root, "docs", "requests"), "*.http").Order(StringComparer.Ordinal).SelectMany(Read),
    ];

    public bool IsFor(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        var asked = Path.Trim('/').Split('/');
        var route = endpoint.RoutePattern.PathSegments;
        return (methods is null || methods.Contains(Method))
            && asked.Length == route.Count
            && asked.Zip(route).All(pair => Fits(pair.First, pair.Second));
    }

    // A parameter of the route takes a variable of the file or any example.
    private static bool Fits(string asked, RoutePatternPathSegment segment) =>
        segment.Parts is not [RoutePatternLiteralPart literal] || literal.Content.Equals(asked, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<RequestFile> Read(string file) =>
        Separator().Split(System.IO.File.ReadAllText(file).ReplaceLineEndings("\n"))
            .Select(text => (Text: text, Line: RequestLine().Match(text)))
            .Where(request => request.Line.Success)
            .Select(request => new RequestFile(
                System.IO.Path.GetFileName(file),
                request.Line.Groups["method"].Value,
                request.Line.Groups["path"].Value,
                HasBody: request.Text[(request.Line.Index + request.Line.Length)..].Trim().Contains("\n\n", StringComparison.Ordinal)));

    [GeneratedRegex("^###.*$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|DELETE|PATCH) +(\{\{host\}\}|https?://[^/]+)(?<path>/[^\s?]*)", RegexOptions.Multiline)]
    private static partial Regex RequestLine();
}
