using System.Globalization;
using System.Text.Json;
using DigitalBank.TestKit;

namespace DigitalBank.Ledger.Tests.StateMachine;

/// <summary>One row of the published tables of TigerBeetle's state machine: the kind of row, then its columns.</summary>
internal sealed record CaseRow(string Test, string[] Cells)
{
    public string Kind => Cells[0];

    public string this[int column] => column < Cells.Length ? Cells[column] : "_";

    /// <summary>What the state machine answers, the last column.</summary>
    public string Result => Cells[^1];

    public bool Has(int column) => this[column] != "_";

    /// <summary>An amount; <c>-3</c> stands for the largest amount less 3.</summary>
    public long Amount(int column)
    {
        var text = this[column];
        return text == "_" ? 0
            : text.StartsWith('-') ? long.MaxValue - long.Parse(text[1..], CultureInfo.InvariantCulture)
            : long.Parse(text, CultureInfo.InvariantCulture);
    }

    public override string ToString() => string.Join(' ', Cells);
}

/// <summary>Columns of the rows, counted with the kind as column 0.</summary>
internal static class AccountColumn
{
    public const int Id = 1, Ledger = 10, Linked = 12, DebitsBounded = 13, CreditsBounded = 14, Imported = 16;
}

internal static class TransferColumn
{
    public const int Id = 1, Debit = 2, Credit = 3, Amount = 4, PendingId = 5, User1 = 6, User2 = 7, User3 = 8, Timeout = 9, Ledger = 10,
        Code = 11, Linked = 12, Pending = 13, Post = 14, Void = 15, BoundedByDebit = 16, BoundedByCredit = 17, Imported = 18, ClosesDebit = 19,
        ClosesCredit = 20;
}

internal static class StateMachineFile
{
    /// <summary>The sequences of rows with the name of their test, or null where the shared folder is absent.</summary>
    public static List<List<CaseRow>>? Read()
    {
        if (SharedData.Folder is not { } data)
        {
            return null;
        }

        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "ledger", "tigerbeetle_state_machine.json")));
        var sequences = new List<List<CaseRow>>();
        foreach (var test in file.RootElement.GetProperty("tests").EnumerateArray())
        {
            var name = test.GetProperty("test").GetString()!;
            foreach (var sequence in test.GetProperty("sequences").EnumerateArray())
            {
                sequences.Add([.. sequence.EnumerateArray().Select(row =>
                    new CaseRow(name, [.. row.EnumerateArray().Select(cell => cell.GetString()!)]))]);
            }
        }

        return sequences;
    }
}
