using System.Globalization;

namespace DigitalBank.Benchmarks;

/// <summary>What follows a benchmark's name: <c>--name=value</c>.</summary>
internal static class Arguments
{
    public static int Number(this string[] options, string name, int otherwise) =>
        options.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public static string? Text(this string[] options, string name) =>
        options.FirstOrDefault(option => option.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
}
