using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.SharedKernel.Results;
using Shouldly;

namespace DigitalBank.TestKit;

/// <summary>What tests expect of results and answers, said once.</summary>
public static class Expectations
{
    /// <summary>The value; a failure fails the test with its code.</summary>
    public static T EnsureSuccess<T>(this Result<T> result)
    {
        result.Failure.ShouldBeNull($"{result.Failure?.Code}: {result.Failure?.Message} {string.Join("; ", result.Failure?.Fields ?? [])}");
        return result.Value;
    }

    public static void ShouldFailWith<T>(this Result<T> result, string code) => (result.Failure?.Code).ShouldBe(code);

    /// <summary>The answer is a problem document with this status and code.</summary>
    public static async Task ShouldBeProblemAsync(this HttpResponseMessage response, int status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(status, body);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        JsonSerializer.Deserialize<JsonElement>(body).GetProperty("code").GetString().ShouldBe(code, body);
    }

    /// <summary>The body of a successful answer.</summary>
    public static async Task<JsonElement> ShouldBeJsonAsync(this HttpResponseMessage response, int status = 200)
    {
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
