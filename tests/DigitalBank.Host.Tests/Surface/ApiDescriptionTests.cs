using System.Text.Encodings.Web;
using System.Text.Json;

namespace DigitalBank.Host.Tests.Surface;

/// <summary>What clients were built against. A change that they would notice has to be approved.</summary>
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

        JsonSerializer.Serialize(document, Indented).ShouldMatchApproved(approval => approval
            .NoDiff()
            .SubFolder("Approved")
            .WithFileExtension(".json")
            .WithDiscriminator(surface));
    }
}
