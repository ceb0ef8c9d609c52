using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Parties;

internal static class PartyEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/me", CustomersPermissions.ReadOwn, Me).Produces<PartyView>();

        var staff = endpoints.Staff;
        staff.MapPost("/customers/persons", CustomersPermissions.Register, RegisterAPerson).Produces<PartyView>(StatusCodes.Status201Created);
        staff.MapPost("/customers/organisations", CustomersPermissions.Register, RegisterAnOrganisation)
            .Produces<PartyView>(StatusCodes.Status201Created);
        staff.MapGet("/customers", CustomersPermissions.Read, List).Produces<Page<PartyView>>();
        staff.MapGet("/customers/{partyId:guid}", CustomersPermissions.Read, Get).Produces<PartyView>();
        staff.MapPut("/customers/{partyId:guid}/name", CustomersPermissions.Rename, Rename).Produces<PartyView>();
        staff.MapGet("/customers/{partyId:guid}/contact", CustomersPermissions.Read, Contact).Produces<ContactView>();
        staff.MapPut("/customers/{partyId:guid}/contact", CustomersPermissions.Register, ChangeContact).Produces<ContactView>();
    }

    /// <summary>The customer's own party; whoever has none gets no other.</summary>
    private static async Task<IResult> Me(IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        actor.PartyId is { } partyId
            ? (await bank.Send(new GetParty(partyId), cancellationToken)).ToHttp()
            : CustomersErrors.NoPartyOfOwn.ToProblem();

    private static async Task<IResult> RegisterAPerson(RegisterPerson command, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(command, cancellationToken)).ToHttp(Created);

    private static async Task<IResult> RegisterAnOrganisation(
        RegisterOrganisation command, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(command, cancellationToken)).ToHttp(Created);

    private static async Task<IResult> List(
        string? name,
        string? email,
        string? registrationNumber,
        [AsParameters] PageRequest page,
        IMediator bank,
        CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var parties = await bank.Send(new ListParties(name, email, registrationNumber, after, page.Size), cancellationToken);
        return parties.Map(items => Page.Of(items, page.Size, party => party.PartyId.ToString())).ToHttp();
    }

    private static async Task<IResult> Get(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetParty(partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> Rename(
        Guid partyId, NewName body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RenameParty(partyId, body.Name, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> Contact(Guid partyId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetContactDetails(partyId), cancellationToken)).ToHttp();

    private static async Task<IResult> ChangeContact(
        Guid partyId, NewContact body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ChangeContactDetails(partyId, body.Email, body.Phone, body.Address), cancellationToken)).ToHttp();

    private static IResult Created(PartyView party) => TypedResults.Created($"/staff/v1/customers/{party.PartyId}", party);
}

/// <param name="Name">The whole name from now on.</param>
/// <param name="Reason">Why, for the audit trail.</param>
internal sealed record NewName(string Name, string Reason);

/// <param name="Phone">International form with a leading plus, without blanks.</param>
/// <param name="Address">Street, postcode and town on lines of their own.</param>
internal sealed record NewContact(string? Email, string? Phone, string? Address);
