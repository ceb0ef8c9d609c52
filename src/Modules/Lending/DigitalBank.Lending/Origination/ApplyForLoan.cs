using DigitalBank.Lending.Data;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Lending.Origination;

/// <summary>Applies for a loan and decides at once.</summary>
/// <param name="PartyId">Who applies: the signed-in customer, or the one for whom staff apply.</param>
/// <param name="AccountId">An account of the applicant's own.</param>
/// <param name="Purpose">A word such as <c>car</c>; empty when nothing was said.</param>
/// <param name="StatedIncome">Per month; null when nothing was said.</param>
/// <param name="StatedObligations">Per month, to others than this bank; null for none.</param>
internal sealed record ApplyForLoan(
    Guid IdempotencyKey,
    Guid PartyId,
    string ProductCode,
    Money Amount,
    int Instalments,
    Guid AccountId,
    string Purpose,
    Money? StatedIncome,
    Money? StatedObligations) : IIdempotentCommand, ICommand<LoanApplicationView>;

internal sealed class ApplyForLoanValidator : AbstractValidator<ApplyForLoan>
{
    public const int LongestPurpose = 40;

    public ApplyForLoanValidator()
    {
        RuleFor(c => c.PartyId).NotEmpty().WithErrorCode("lending.applicant_missing");
        RuleFor(c => c.ProductCode).NotEmpty().WithErrorCode("lending.product_missing");
        RuleFor(c => c.AccountId).NotEmpty().WithErrorCode("lending.account_missing");
        RuleFor(c => c.Purpose).NotNull().MaximumLength(LongestPurpose).WithErrorCode("lending.purpose_too_long");
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode(ApplicationErrors.AmountNotPositive.Code).WithMessage(ApplicationErrors.AmountNotPositive.Message);
        RuleFor(c => c)
            .Must(c => IsStated(c.StatedIncome, c.Amount) && IsStated(c.StatedObligations, c.Amount))
            .WithErrorCode(ApplicationErrors.StatedInvalid.Code).WithMessage(ApplicationErrors.StatedInvalid.Message);
    }

    private static bool IsStated(Money? stated, Money amount) =>
        stated is not { } said || (!said.IsNegative && said.Currency == amount.Currency);
}

internal sealed partial class ApplyForLoanHandler(
    LendingDbContext db, LoanCatalogue catalogue, Assessment assessment, IActor actor, TimeProvider clock,
    ILogger<ApplyForLoanHandler> logger)
    : ICommandHandler<ApplyForLoan, LoanApplicationView>
{
    public async Task<Result<LoanApplicationView>> Handle(ApplyForLoan command, CancellationToken cancellationToken)
    {
        if (await catalogue.InForceAsync(command.ProductCode, cancellationToken) is not { } version)
        {
            return LoanProductErrors.Unknown;
        }

        var terms = version.ReadTerms();
        if (command.Amount.Currency != terms.Currency || !terms.Covers(command.Amount, command.Instalments))
        {
            return ApplicationErrors.OutsideProduct;
        }

        var inputs = await assessment.GatherAsync(command, terms.Policy, cancellationToken);
        if (!inputs.IsSuccess)
        {
            return inputs.Failure;
        }

        var score = await assessment.ScoreAsync(terms.Policy, inputs.Value, hash: null, cancellationToken);
        if (!score.IsSuccess)
        {
            return score.Failure;
        }

        var decision = CreditDecision.Of(terms, inputs.Value, score.Value.Score);
        var application = LoanApplication.Decided(
            command, version.Number, inputs.Value, decision, actor.Subject, clock.GetUtcNow());
        db.Applications.Add(application);
        var view = LoanApplicationView.Of(application);
        db.Remember(command, view);
        await db.SaveChangesAsync(cancellationToken);
        LogDecided(application.Id, application.Status, version.ProductCode, version.Number);
        return view;
    }

    [LoggerMessage(LogLevel.Information, "Loan application {ApplicationId} is {Status} under {ProductCode} version {Version}")]
    private partial void LogDecided(Guid applicationId, LoanApplicationStatus status, string productCode, int version);
}
