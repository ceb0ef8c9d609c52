using System.Globalization;
using DigitalBank.Lending.Loans;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Servicing;

/// <summary>What happens to a loan after it was paid out: one path per kind of event, all with a reason.</summary>
internal static class LoanEventEndpoints
{
    private const string Loan = "/lending/loans/{loanId:guid}";

    public static void Map(SurfaceEndpoints customer, SurfaceEndpoints staff)
    {
        customer.MapGet($"{Loan}/events", LendingPermissions.Own, ListOwn).Produces<Page<LoanEventView>>();
        staff.MapGet($"{Loan}/events", LendingPermissions.Read, List)
            .Produces<Page<LoanEventView>>()
            .WithSummary("What happened to a loan and what each event changed");
        Post<PaymentBody>(staff, "payments", LendingPermissions.RecordEvents, "Note a repayment, also of an earlier day; what is too much becomes the credit balance");
        Post<ChargeBody>(staff, "charges", LendingPermissions.RecordEvents, "Charge a fee or a penalty");
        Post<RefundBody>(staff, "refunds", LendingPermissions.RecordEvents, "Pay out what was overpaid");
        Post<WaiverBody>(staff, "waivers", LendingPermissions.ChangeLoans, "Give a charge up");
        Post<ReversalBody>(staff, "reversals", LendingPermissions.ChangeLoans, "Take an event back and work those after it through anew");
        Post<ChargebackBody>(staff, "chargebacks", LendingPermissions.ChangeLoans, "Give money of a repayment back; it is owed again");
        Post<RescheduleBody>(staff, "reschedules", LendingPermissions.ChangeLoans, "Agree what is left anew: holiday, more instalments, grace or rate");
        Post<ReamortisationBody>(staff, "re-amortisations", LendingPermissions.ChangeLoans, "Spread overdue principal over the instalments that are left");
        Post<ReAgeBody>(staff, "re-ages", LendingPermissions.ChangeLoans, "Spread all principal that is owed over new instalments");
        Post<PauseBody>(staff, "pauses", LendingPermissions.PauseArrears, "Leave the arrears of a loan alone until a day: no reminders, no penalties");
        Post<ResumptionBody>(staff, "resumptions", LendingPermissions.PauseArrears, "End a pause before its last day");
    }

    private static void Post<TBody>(SurfaceEndpoints staff, string path, Permission permission, string summary)
        where TBody : ILoanEventBody =>
        staff.MapPost($"{Loan}/{path}", permission, HappenAsync<TBody>)
            .Produces<LoanView>()
            .RequiresIdempotencyKey()
            .WithSummary(summary);

    private static async Task<IResult> HappenAsync<TBody>(
        Guid loanId, TBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
        where TBody : ILoanEventBody =>
        (await bank.Send(new RecordLoanEvent(key.Value, loanId, body.ToDraft()), cancellationToken)).ToHttp();

    private static Task<IResult> List(Guid loanId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageOfAsync(loanId, null, page, bank, cancellationToken);

    private static Task<IResult> ListOwn(
        Guid loanId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        PageOfAsync(loanId, actor.PartyId ?? Guid.Empty, page, bank, cancellationToken);

    private static async Task<IResult> PageOfAsync(
        Guid loanId, Guid? partyId, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        var after = 0;
        if (!string.IsNullOrEmpty(page.After) && !int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var events = await bank.Send(new ListLoanEvents(loanId, partyId, after, page.Size), cancellationToken);
        return events.Map(items => Page.Of(items, page.Size, one => one.Number.ToString(CultureInfo.InvariantCulture))).ToHttp();
    }
}

internal interface ILoanEventBody
{
    LoanEventDraft ToDraft();
}

/// <param name="Date">The day on which the money came; null for the business date.</param>
internal sealed record PaymentBody(Money Amount, string Reason, DateOnly? Date = null) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Repayment, Amount, Date, Reason: Reason);
}

/// <param name="Component">Fee or penalty.</param>
/// <param name="DueDate">Null for the business date.</param>
internal sealed record ChargeBody(Component Component, string Name, Money Amount, string Reason, DateOnly? DueDate = null) : ILoanEventBody
{
    public LoanEventDraft ToDraft() =>
        new(LoanEventKind.Charge, Amount, DueDate, Details: new LoanEventDetails(Component, Name), Reason: Reason);
}

internal sealed record RefundBody(Money Amount, string Reason) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Refund, Amount, Reason: Reason);
}

/// <param name="Event">The number of the charge.</param>
internal sealed record WaiverBody(int Event, string Reason) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Waiver, Target: Event, Reason: Reason);
}

/// <param name="Event">The number of the event that is taken back.</param>
internal sealed record ReversalBody(int Event, string Reason) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Reversal, Target: Event, Reason: Reason);
}

/// <param name="Event">The number of the repayment.</param>
internal sealed record ChargebackBody(int Event, Money Amount, string Reason) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Chargeback, Amount, Target: Event, Reason: Reason);
}

/// <param name="From">The due date of the first instalment that changes.</param>
/// <param name="NewDueDate">Where it moves, and those after it with it: a payment holiday.</param>
/// <param name="PrincipalGrace">So many instalments from there repay nothing; the loan lasts as much longer.</param>
/// <param name="AnnualPercent">The rate from there on.</param>
internal sealed record RescheduleBody(
    DateOnly From,
    string Reason,
    DateOnly? NewDueDate = null,
    int ExtraInstalments = 0,
    int PrincipalGrace = 0,
    decimal? AnnualPercent = null) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(
        LoanEventKind.Reschedule,
        Details: new LoanEventDetails(null, null, From, NewDueDate, ExtraInstalments, PrincipalGrace, AnnualPercent),
        Reason: Reason);
}

/// <param name="AnnualPercent">The rate of the new instalments; null: as before.</param>
internal sealed record ReAgeBody(DateOnly FirstDueDate, int Instalments, string Reason, decimal? AnnualPercent = null) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(
        LoanEventKind.ReAge,
        Details: new LoanEventDetails(NewDueDate: FirstDueDate, Instalments: Instalments, AnnualPercent: AnnualPercent),
        Reason: Reason);
}

/// <param name="StopsCount">Its days do not count as days past due.</param>
internal sealed record PauseBody(DateOnly LastDay, string Reason, bool StopsCount = false) : ILoanEventBody
{
    public LoanEventDraft ToDraft() =>
        new(LoanEventKind.Pause, Details: new LoanEventDetails(LastDay: LastDay, StopsCount: StopsCount), Reason: Reason);
}

/// <param name="Event">The number of the pause.</param>
internal sealed record ResumptionBody(int Event, string Reason) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Resumption, Target: Event, Reason: Reason);
}

internal sealed record ReamortisationBody(string Reason) : ILoanEventBody
{
    public LoanEventDraft ToDraft() => new(LoanEventKind.Reamortisation, Reason: Reason);
}
