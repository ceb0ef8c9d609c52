using System.Net;
using System.Net.Http.Json;
using System.Text;
using DigitalBank.Customers.Data;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.TravelDocuments;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.Tests.Documents;

public sealed class DocumentTests(BankFixture bank) : IClassFixture<BankFixture>
{
    private static readonly byte[] Picture = [0xFF, 0xD8, 0xFF, .. Encoding.ASCII.GetBytes("a picture of ERIKSSON")];

    [Fact]
    public async Task A_passport_is_kept_with_what_its_zone_says()
    {
        var person = await bank.AnnaErikssonAsync();

        var document = (await bank.SendAsync(APassport(person.PartyId))).EnsureSuccess();

        document.Number.ShouldBe("L898902C3");
        document.IssuingState.ShouldBe("UTO");
        document.ExpiryDate.ShouldBe(new DateOnly(2030, 4, 15));
        document.IsMachineRead.ShouldBeTrue();
        document.MediaType.ShouldBe("image/jpeg");
        (await bank.SendAsync(new ListDocuments(person.PartyId, null, 10))).EnsureSuccess().ShouldBe([document]);
    }

    [Fact]
    public async Task The_picture_comes_back_as_it_was_and_is_stored_unreadable()
    {
        var person = await bank.AnnaErikssonAsync();
        var document = (await bank.SendAsync(APassport(person.PartyId))).EnsureSuccess();

        (await bank.SendAsync(new GetDocumentContent(person.PartyId, document.DocumentId))).EnsureSuccess().Bytes.ShouldBe(Picture);

        await using var scope = bank.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<CustomersDbContext>().DocumentContents
            .Where(content => content.Id == document.DocumentId)
            .Select(content => EF.Property<byte[]>(content, "BytesSealed"))
            .SingleAsync();
        Encoding.Latin1.GetString(stored).ShouldNotContain("ERIKSSON");
    }

    /// <summary>One row per reason, in the order in which they are looked for.</summary>
    [Theory]
    [InlineData("a program", "customers.document_type_unknown")]
    [InlineData("a film", "customers.document_too_large")]
    [InlineData("nobody", "customers.unknown_party")]
    [InlineData("half a zone", "customers.mrz_unreadable")]
    [InlineData("a misread number", "customers.mrz_wrong")]
    [InlineData("somebody else", "customers.document_of_another")]
    [InlineData("a firm", "customers.document_of_another")]
    [InlineData("an expired passport", "customers.document_expired")]
    public async Task What_is_no_document_of_the_person_is_refused(string fault, string code)
    {
        var right = APassport((await bank.AnnaErikssonAsync()).PartyId);

        (await bank.SendAsync(fault switch
        {
            "a program" => right with { Content = "MZ\u0090"u8.ToArray() },
            "a film" => right with { Content = [0xFF, 0xD8, 0xFF, .. new byte[FileType.MostBytes]] },
            "nobody" => right with { PartyId = Guid.CreateVersion7() },
            "half a zone" => right with { MrzLines = [right.MrzLines![0]] },
            "a misread number" => right with { MrzLines = [right.MrzLines![0], right.MrzLines[1].Replace("L898", "L888", StringComparison.Ordinal)] },
            "somebody else" => right with { PartyId = (await bank.APersonAsync("Ada", "Lovelace")).PartyId },
            "a firm" => right with { PartyId = (await bank.AFirmAsync()).PartyId },
            _ => right with { MrzLines = [right.MrzLines![0], "L898902C36UTO7408122F1204159ZE184226B<<<<<10"] },
        })).ShouldFailWith(code);
    }

    [Fact]
    public async Task Operations_see_no_documents_and_a_download_is_never_shown_in_the_browser()
    {
        var (clerk, operations) = (await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Operations));
        var person = await bank.AnnaErikssonAsync();
        var documents = $"/staff/v1/customers/{person.PartyId}/documents";

        var added = await (await clerk.PostAsJsonAsync(documents, new
        {
            kind = "proofOfAddress",
            number = (string?)null,
            issuingState = "SE",
            expiryDate = (string?)null,
            content = Picture,
            mrzLines = (string[]?)null,
        })).ShouldBeJsonAsync();

        var content = await clerk.GetAsync($"{documents}/{added.GetProperty("documentId").GetGuid()}/content");
        (await content.Content.ReadAsByteArrayAsync()).ShouldBe(Picture);
        content.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        (await operations.GetAsync(documents)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await (await clerk.GetAsync($"{documents}/{Guid.CreateVersion7()}/content")).ShouldBeProblemAsync(404, "customers.unknown_document");
    }

    private static AddDocument APassport(Guid partyId)
    {
        var numbers = "L898902C36UTO7408122F300415";
        var expiry = MrzCheckDigit.Of("300415");
        var line = $"{numbers}{expiry}ZE184226B<<<<<1";
        var composite = MrzCheckDigit.Of(line[..10] + line[13..20] + line[21..43]);
        return new AddDocument(
            partyId, DocumentKind.Passport, null, null, null, Picture, ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", $"{line}{composite}"]);
    }
}
