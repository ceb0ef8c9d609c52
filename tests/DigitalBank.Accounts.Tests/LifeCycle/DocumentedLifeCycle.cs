using System.Runtime.CompilerServices;
using DigitalBank.Accounts.LifeCycle;

namespace DigitalBank.Accounts.Tests.LifeCycle;

/// <summary>The table of state and command as people read it in the documentation.</summary>
internal static class DocumentedLifeCycle
{
    /// <summary>The code of each answer; null where the command goes on.</summary>
    public static IReadOnlyDictionary<(AccountState State, AccountCommand Command), string?> Answers { get; } = Read();

    private static Dictionary<(AccountState State, AccountCommand Command), string?> Read([CallerFilePath] string file = "")
    {
        var page = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "modules", "accounts-lifecycle.md");
        var table = File.ReadLines(page)
            .SkipWhile(line => !line.StartsWith("| state | approve", StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        return table.Skip(2)
            .SelectMany(row => row.Skip(1).SelectMany((answer, column) => table[0][column + 1].Split(", ").Select(command =>
                (Key: (Enum.Parse<AccountState>(Word(row[0]), true), Enum.Parse<AccountCommand>(Word(command), true)), Code: CodeOf(answer)))))
            .ToDictionary(answer => answer.Key, answer => answer.Code);
    }

    private static string Word(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private static string? CodeOf(string answer) => answer == "✓" ? null : "accounts." + answer.Trim('`');
}
