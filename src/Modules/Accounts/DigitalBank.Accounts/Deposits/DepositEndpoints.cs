using DigitalBank.Accounts.Holding;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Accounts.Deposits;

/// <summary>What customers do with their own deposits.</summary>
internal static class OwnDepositEndpoints
{
    public static void Map(SurfaceEndpoints customer)
    {
        customer.MapGet("/accounts/deposit-offers", AccountsPermissions.OwnDeposits, Offers)
            .Produces<Page<DepositOffer>>()
            .WithSummary("The deposits to choose from, with terms and rates");
        customer.MapGet("/accounts/deposits", AccountsPermissions.OwnDeposits, List).Produces<Page<DepositSummary>>();
        customer.MapGet("/accounts/deposits/{depositId:guid}", AccountsPermissions.OwnDeposits, Get).Produces<DepositView>();
        customer.MapPost("/accounts/deposits", AccountsPermissions.OwnDeposits, Open)
            .Produces<DepositView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Open a deposit with money of an account of one's own");
        customer.MapPut("/accounts/deposits/{depositId:guid}/instruction", AccountsPermissions.OwnDeposits, Instruct)
            .Produces<DepositView>()
            .WithSummary("Say what happens at maturity");
        customer.MapGet("/accounts/deposits/{depositId:guid}/closing-quote", AccountsPermissions.OwnDeposits, Quote)
            .Produces<EarlyClosingQuote>()
            .WithSummary("What closing the deposit today would pay");
        customer.MapPost("/accounts/deposits/{depositId:guid}/close", AccountsPermissions.OwnDeposits, Close)
            .Produces<DepositView>()
            .RequiresIdempotencyKey()
            .WithSummary("Close a deposit before maturity for the amount of the quote");
    }

    private static async Task<IResult> Offers(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListDepositOffers(), cancellationToken)).Map(offers => new Page<DepositOffer>(offers, Next: null)).ToHttp();

    private static Task<IResult> List([AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        DepositEndpoints.PageOfAsync(AccountEndpoints.HolderOf(actor), page, bank, cancellationToken);

    private static async Task<IResult> Get(Guid depositId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetDeposit(depositId, AccountEndpoints.HolderOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Open(
        OwnDepositBody body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        var command = new OpenDeposit(
            key.Value, AccountEndpoints.HolderOf(actor), body.ProductCode, body.TermLength, body.Amount, body.FundingAccountId,
            body.PayoutAccountId, body.Instruction);
        var opened = await bank.Send(command, cancellationToken);
        return opened.ToHttp(deposit => TypedResults.Created($"/api/v1/accounts/deposits/{deposit.Deposit.DepositId}", deposit));
    }

    private static async Task<IResult> Instruct(
        Guid depositId, InstructionBody body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new ChangeMaturityInstruction(depositId, AccountEndpoints.HolderOf(actor), body.Instruction, body.PayoutAccountId),
            cancellationToken)).ToHttp();

    private static async Task<IResult> Quote(Guid depositId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new QuoteEarlyClosing(depositId, AccountEndpoints.HolderOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Close(
        Guid depositId, EarlyClosingBody body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new CloseDepositEarly(key.Value, depositId, AccountEndpoints.HolderOf(actor), body.Payout), cancellationToken)).ToHttp();
}

/// <summary>What staff do with everybody's.</summary>
internal static class DepositEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/accounts/deposits", AccountsPermissions.Read, List).Produces<Page<DepositSummary>>();
        staff.MapGet("/accounts/deposits/{depositId:guid}", AccountsPermissions.Read, Get).Produces<DepositView>();
        staff.MapPost("/accounts/deposits", AccountsPermissions.ManageDeposits, Open)
            .Produces<DepositView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Open a deposit for a customer with money of the customer's account");
        staff.MapPut("/accounts/deposits/{depositId:guid}/instruction", AccountsPermissions.ManageDeposits, Instruct)
            .Produces<DepositView>()
            .WithSummary("Say what happens at maturity");
        staff.MapGet("/accounts/deposits/{depositId:guid}/closing-quote", AccountsPermissions.Read, Quote)
            .Produces<EarlyClosingQuote>()
            .WithSummary("What closing the deposit today would pay");
        staff.MapPost("/accounts/deposits/{depositId:guid}/close", AccountsPermissions.ManageDeposits, Close)
            .Produces<DepositView>()
            .RequiresIdempotencyKey()
            .WithSummary("Close a deposit before maturity for the amount of the quote");
        staff.MapGet("/accounts/deposits/failures", AccountsPermissions.Read, Failures)
            .Produces<Page<DepositFailureView>>()
            .WithSummary("Deposits that could not be paid out, rolled over or locked, with the reason");
        staff.MapGet("/accounts/deposits/unpaid-instalments", AccountsPermissions.Read, Unpaid)
            .Produces<Page<UnpaidInstalments>>()
            .WithSummary("Recurring deposits with instalments that could not be collected");
        staff.MapPost("/accounts/deposits/{depositId:guid}/retry", AccountsPermissions.RetryInterest, Retry)
            .Produces<DepositView>()
            .WithSummary("Try a deposit once more that could not be paid out or rolled over");
    }

    public static async Task<IResult> PageOfAsync(Guid? holder, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var deposits = await bank.Send(new ListDeposits(holder, after, page.Size), cancellationToken);
        return deposits.Map(items => Page.Of(items, page.Size, deposit => deposit.DepositId.ToString())).ToHttp();
    }

    private static Task<IResult> List(
        Guid? holder, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageOfAsync(holder, page, bank, cancellationToken);

    private static async Task<IResult> Get(Guid depositId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetDeposit(depositId, Holder: null), cancellationToken)).ToHttp();

    private static async Task<IResult> Open(DepositBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var command = new OpenDeposit(
            key.Value, body.HolderPartyId, body.ProductCode, body.TermLength, body.Amount, body.FundingAccountId, body.PayoutAccountId,
            body.Instruction);
        var opened = await bank.Send(command, cancellationToken);
        return opened.ToHttp(deposit => TypedResults.Created($"/staff/v1/accounts/deposits/{deposit.Deposit.DepositId}", deposit));
    }

    private static async Task<IResult> Instruct(
        Guid depositId, InstructionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(
            new ChangeMaturityInstruction(depositId, Holder: null, body.Instruction, body.PayoutAccountId), cancellationToken)).ToHttp();

    private static async Task<IResult> Quote(Guid depositId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new QuoteEarlyClosing(depositId, Holder: null), cancellationToken)).ToHttp();

    private static async Task<IResult> Close(
        Guid depositId, EarlyClosingBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CloseDepositEarly(key.Value, depositId, Holder: null, body.Payout), cancellationToken)).ToHttp();

    private static async Task<IResult> Failures([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var failures = await bank.Send(new ListDepositFailures(after, page.Size), cancellationToken);
        return failures.Map(items => Page.Of(items, page.Size, failure => failure.DepositId.ToString())).ToHttp();
    }

    private static async Task<IResult> Unpaid([AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var unpaid = await bank.Send(new ListUnpaidInstalments(after, page.Size), cancellationToken);
        return unpaid.Map(items => Page.Of(items, page.Size, one => one.DepositId.ToString())).ToHttp();
    }

    private static async Task<IResult> Retry(Guid depositId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RetryDeposit(depositId), cancellationToken)).ToHttp();
}

/// <param name="TermLength">One of those that the product offers, in its unit.</param>
/// <param name="Amount">The principal; of a recurring deposit one instalment.</param>
/// <param name="PayoutAccountId">Missing: it is paid out to where it came from.</param>
internal sealed record OwnDepositBody(
    string ProductCode,
    int TermLength,
    Money Amount,
    Guid FundingAccountId,
    Guid? PayoutAccountId = null,
    MaturityInstruction Instruction = MaturityInstruction.PayOut);

/// <param name="TermLength">One of those that the product offers, in its unit.</param>
/// <param name="Amount">The principal; of a recurring deposit one instalment.</param>
/// <param name="PayoutAccountId">Missing: it is paid out to where it came from.</param>
internal sealed record DepositBody(
    Guid HolderPartyId,
    string ProductCode,
    int TermLength,
    Money Amount,
    Guid FundingAccountId,
    Guid? PayoutAccountId = null,
    MaturityInstruction Instruction = MaturityInstruction.PayOut);

/// <param name="PayoutAccountId">Missing: the account stays as it is.</param>
internal sealed record InstructionBody(MaturityInstruction Instruction, Guid? PayoutAccountId = null);

/// <param name="Payout">As the quote says.</param>
internal sealed record EarlyClosingBody(Money Payout);
