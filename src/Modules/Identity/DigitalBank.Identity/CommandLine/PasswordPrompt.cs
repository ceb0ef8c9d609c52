using System.Text;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Identity.CommandLine;

/// <summary>Reads a password without showing it, never from an argument: those stand in the process list.</summary>
internal static class PasswordPrompt
{
    /// <summary>A password that is known already.</summary>
    /// <returns>Null when there is none.</returns>
    public static async Task<string?> ReadOnceAsync(VerbOutput output, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            return await Console.In.ReadLineAsync(cancellationToken);
        }

        output.Error("Your password:");
        return ReadHidden();
    }

    /// <returns>Null when there is none, or when a person typed two different ones.</returns>
    public static async Task<string?> ReadAsync(VerbOutput output, CancellationToken cancellationToken)
    {
        if (Console.IsInputRedirected)
        {
            var line = await Console.In.ReadLineAsync(cancellationToken);
            return string.IsNullOrEmpty(line) ? null : line;
        }

        output.Error("Password:");
        var first = ReadHidden();
        output.Error("The same again:");
        return first.Length > 0 && first == ReadHidden() ? first : null;
    }

    private static string ReadHidden()
    {
        var text = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Append(key.KeyChar);
            }
        }

        return text.ToString();
    }
}
