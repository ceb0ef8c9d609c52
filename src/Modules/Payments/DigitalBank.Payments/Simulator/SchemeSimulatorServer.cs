using System.Globalization;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Simulator;

/// <summary>The simulated bank behind HTTP: the mailbox that <c>Payments:SchemeUrl</c> names, and what a person needs to drive it.</summary>
/// <remarks>For sandbox and tests on one's own machine: nobody signs in.</remarks>
internal static class SchemeSimulatorServer
{
    private const string Xml = "application/xml";

    /// <summary>Payments into the bank: so many to each account.</summary>
    internal sealed record PayInRequest(IReadOnlyList<string> Ibans, int Payments, string Amount = "10.00");

    internal sealed record RecallRequest(int Most, string ReasonCode = "DUPL");

    public static WebApplication Build(string url, SchemeSimulatorSettings settings, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in BankJson.Options.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        var app = builder.Build();
        app.Urls.Add(url);
        Map(app, SchemeFor(settings, clock), settings, clock);
        return app;
    }

    private static SimulatedScheme SchemeFor(SchemeSimulatorSettings settings, TimeProvider clock) => new(
        settings.Seed,
        settings.Misbehaviour,
        new SimulatedMessages(
            new AgentIdentification(settings.Bic),
            new AgentIdentification(settings.BankBic),
            new AccountIdentification(Iban: null, settings.Account),
            clock));

#pragma warning disable RS0030 // The simulator is another bank: it has none of this one's permissions, and nobody signs in.
    private static void Map(WebApplication app, SimulatedScheme scheme, SchemeSimulatorSettings settings, TimeProvider clock)
    {
        app.MapPost("/messages", async (HttpRequest request, CancellationToken cancellationToken) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancellationToken);
            return scheme.Receive(content.ToArray()) ? Results.Accepted() : Results.BadRequest();
        });
        app.MapGet("/messages/next", (HttpResponse response) =>
        {
            if (scheme.Next() is not { } message)
            {
                return Results.NoContent();
            }

            response.Headers["Message-Number"] = message.Number.ToString(CultureInfo.InvariantCulture);
            return Results.Bytes(message.Content, Xml);
        });
        app.MapDelete("/messages/{number:long}", (long number) =>
        {
            scheme.Delete(number);
            return Results.NoContent();
        });
        app.MapPost("/pay-ins", (PayInRequest body) =>
        {
            var payments = PayIns(body, settings, clock).ToList();
            foreach (var page in payments.Chunk(100))
            {
                scheme.Pay(page);
            }

            return Results.Ok(payments.Count);
        });
        app.MapPost("/recalls", (RecallRequest body) => Results.Ok(scheme.Recall(body.Most, body.ReasonCode)));
        app.MapPost("/statement", (DateOnly? date) =>
            Results.Bytes(scheme.Statement(date ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)), Xml));
        app.MapGet("/state", () => Results.Json(scheme.State(), BankJson.Options));
    }
#pragma warning restore RS0030

    private static IEnumerable<InterbankCreditTransfer> PayIns(PayInRequest body, SchemeSimulatorSettings settings, TimeProvider clock) =>
        from number in Enumerable.Range(1, body.Payments)
        from iban in body.Ibans
        let reference = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")
        select new InterbankCreditTransfer(
            InstructionId: null,
            EndToEndId: FormattableString.Invariant($"PAY-IN-{number}"),
            reference,
            Uetr.Create(),
            Money.Of(body.Amount, "EUR"),
            "SHAR",
            new PartyIdentification("Simone Simulator", []),
            new AccountIdentification("FR1420041010050500013M02606", OtherId: null),
            new AgentIdentification(settings.Bic),
            new AgentIdentification(settings.BankBic),
            new PartyIdentification("Payee", []),
            new AccountIdentification(iban, OtherId: null));
}

/// <param name="Bic">Of the simulated bank.</param>
/// <param name="BankBic">Of the bank that is served.</param>
/// <param name="Account">The bank's account at the simulated bank, as its nostro setting names it.</param>
internal sealed record SchemeSimulatorSettings(int Seed, Misbehaviour Misbehaviour, string Bic, string BankBic, string Account);
