using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigitalBank.Host.Tests.Surface;

/// <summary>What clients were built against. A change that they could notice has to be approved: eng/approve.sh.</summary>
public class ApiDescriptionTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("api")]
    [InlineData("staff")]
    public async Task The_api_is_the_one_that_was_agreed(string surface)
    {
        using var client = bank.Anonymous;
        var document = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync($"/openapi/{surface}.json"));
        ShouldBeApproved(JsonSerializer.Serialize(document, Indented), surface);
    }

    /// <summary>Not Shouldly's own comparison, which prints both documents whole instead of the few lines that differ.</summary>
    private static void ShouldBeApproved(string text, string surface, [CallerFilePath] string file = "")
    {
        var approved = Path.Combine(Path.GetDirectoryName(file)!, "Approved", $"{surface}.approved.json");
        var received = approved.Replace(".approved.", ".received.", StringComparison.Ordinal);
        var now = text.ReplaceLineEndings("\n").Split('\n');
        var before = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n') : [];
        if (now.SequenceEqual(before))
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, string.Join('\n', now) + "\n");
        string[] difference = [.. before.Except(now).Select(line => $"- {line}"), .. now.Except(before).Select(line => $"+ {line}")];
        Assert.Fail($"If this is meant, run eng/approve.sh. Received: {received}\n{string.Join('\n', difference.Take(60))}");
    }
}
