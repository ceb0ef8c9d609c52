using System.Runtime.CompilerServices;

namespace DigitalBank.Architecture.Tests;

/// <summary>Snapshots of what others depend on. A difference fails; whoever means it runs eng/approve.sh.</summary>
internal static class Approval
{
    /// <summary>Compares line by line with the file in Approved/ that carries the name of the test.</summary>
    public static void ShouldBeApproved(
        this string text,
        string? part = null,
        string extension = "txt",
        [CallerFilePath] string file = "",
        [CallerMemberName] string test = "")
    {
        var name = string.Join('.', new[] { Path.GetFileNameWithoutExtension(file), test, part }.OfType<string>());
        var approved = Path.Combine(Path.GetDirectoryName(file)!, "Approved", $"{name}.approved.{extension}");
        var received = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);

        var now = Lines(text);
        var before = File.Exists(approved) ? Lines(File.ReadAllText(approved)) : [];
        if (now.SequenceEqual(before))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, string.Join('\n', now) + "\n");
        string[] difference = [.. before.Except(now).Select(line => $"- {line}"), .. now.Except(before).Select(line => $"+ {line}")];
        difference.ShouldBeEmpty($"If this is meant, run eng/approve.sh.\n{string.Join('\n', difference)}");
        Assert.Fail($"The lines are the same in another order, or repeated: {received}");
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n').Split('\n');
}
