using System.Net.Http.Headers;
using System.Text;
using DigitalBank.Platform.Security;

namespace DigitalBank.Host.Tests.Surface;

public class ProblemTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private const string LogIn = "/api/v1/identity/login";

    private const string Payment = """
        {"debtorAccountId":"01990000-0000-7000-8000-000000000001","creditor":{"iban":"DE89370400440532013000"},
         "amount":{"amount":"1.00","currency":"EUR"}}
        """;

    [Theory]
    [InlineData("{ \"email\": ")]
    [InlineData("[]")]
    [InlineData("{ \"email\": 1, \"password\": \"x\" }")]
    [InlineData("")]
    public async Task A_body_that_is_not_what_was_asked_for_is_a_problem_with_a_code(string body)
    {
        using var client = bank.Anonymous;
        using var response = await client.PostAsync(LogIn, Json(body));
        await response.ShouldBeProblemAsync(400, "platform.malformed_request");
    }

    [Fact]
    public async Task An_amount_that_is_not_one_is_named_with_its_place()
    {
        using var client = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/transfers")
        {
            Content = Json("""{"debtorAccountId":"01990000-0000-7000-8000-000000000001","creditor":{},"amount":{"amount":"1.001","currency":"EUR"}}"""),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var response = await client.SendAsync(request);

        await response.ShouldBeProblemAsync(400, "platform.malformed_request");
        (await response.Content.ReadAsStringAsync()).ShouldContain("$.amount");
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("{", "$")]
    [InlineData("{} {}", "$")]
    [InlineData("{}", "sourceReference")]
    [InlineData("""{"sourceReference":"x","lines":[{"ledgerAccountId":1,"side":"up"}]}""", "$.lines[0].side")]
    public async Task An_entry_that_cannot_be_read_is_a_problem_that_says_where(string body, string place)
    {
        using var client = await bank.StaffAsync(RoleNames.Operations);
        using var response = await PostEntryAsync(client, Json(body));
        await response.ShouldBeProblemAsync(400, "platform.malformed_request");
        (await response.Content.ReadAsStringAsync()).ShouldContain(place);
    }

    [Theory]
    [InlineData("leftAsItWas", 200)]
    [InlineData("LeftAsItWas", 200)]
    [InlineData("nonsense", 400)]
    [InlineData("4", 400)]
    public async Task A_list_is_narrowed_by_the_words_of_its_answers_and_by_nothing_else(string status, int expected)
    {
        using var client = await bank.StaffAsync(RoleNames.Supervisor);
        using var response = await client.GetAsync($"/staff/v1/lending/reviews?status={status}&limit=10");
        if (expected == 200)
        {
            await response.ShouldBeJsonAsync();
            return;
        }

        await response.ShouldBeProblemAsync(expected, "platform.malformed_request");
        (await response.Content.ReadAsStringAsync()).ShouldContain("'status' is one of acted");
    }

    [Fact]
    public async Task An_entry_that_comes_in_many_pieces_is_read_to_its_end()
    {
        using var client = await bank.StaffAsync(RoleNames.Operations);
        var spaces = new string(' ', 100_000);
        using var response = await PostEntryAsync(client, Json($$"""{"sourceReference":"x",{{spaces}}"lines":[]}"""));
        await response.ShouldBeProblemAsync(400, "ledger.too_few_lines");
    }

    [Fact]
    public async Task An_entry_that_is_no_JSON_is_refused_before_it_is_read()
    {
        using var client = await bank.StaffAsync(RoleNames.Operations);
        using var response = await PostEntryAsync(client, new StringContent("<entry/>", Encoding.UTF8, "application/xml"));
        ((int)response.StatusCode).ShouldBe(415);
    }

    [Fact]
    public async Task A_payment_without_a_key_is_refused()
    {
        using var client = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);
        using var response = await client.PostAsync("/api/v1/payments/transfers", Json(Payment));
        await response.ShouldBeProblemAsync(400, "platform.idempotency_key_missing");
    }

    [Fact]
    public async Task An_address_where_nothing_is()
    {
        using var client = bank.Anonymous;
        using var response = await client.GetAsync("/api/v1/nothing/here");
        await response.ShouldBeProblemAsync(404, "platform.not_found");
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take()
    {
        using var client = bank.Anonymous;
        using var response = await client.DeleteAsync(LogIn);
        await response.ShouldBeProblemAsync(405, "platform.method_not_allowed");
    }

    [Fact]
    public async Task Another_content_type()
    {
        using var client = bank.Anonymous;
        using var response = await client.PostAsync(LogIn, new StringContent("email=a", Encoding.UTF8, "application/x-www-form-urlencoded"));
        await response.ShouldBeProblemAsync(415, "platform.unsupported_media_type");
    }

    [Fact]
    public async Task A_body_beyond_all_measure()
    {
        using var client = bank.Anonymous;
        using var content = new ByteArrayContent(new byte[40 * 1024 * 1024]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, LogIn) { Content = content };
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request);
        await response.ShouldBeProblemAsync(413, "platform.too_large");
    }

    [Fact]
    public async Task A_key_that_is_not_a_uuid()
    {
        using var client = await bank.CustomerAsync((await bank.APersonAsync()).PartyId);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/transfers") { Content = Json(Payment) };
        request.Headers.Add("Idempotency-Key", "again");
        using var response = await client.SendAsync(request);
        await response.ShouldBeProblemAsync(400, "platform.idempotency_key_missing");
    }

    private static async Task<HttpResponseMessage> PostEntryAsync(HttpClient client, HttpContent body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/staff/v1/ledger/entries") { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
