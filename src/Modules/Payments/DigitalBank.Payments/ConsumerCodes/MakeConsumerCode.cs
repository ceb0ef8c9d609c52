using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.QrCodes;
using DigitalBank.Payments.Routing;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>Makes a code that the customer shows at a till, to be charged once from an account of theirs.</summary>
/// <param name="PayerPartyId">The signed-in customer.</param>
/// <param name="Most">The most that may be asked with it; null leaves that to the customer's limits.</param>
/// <param name="ValidMinutes">Null takes the bank's setting.</param>
internal sealed record MakeConsumerCode(Guid IdempotencyKey, Guid PayerPartyId, Guid DebtorAccountId, Money? Most, int? ValidMinutes)
    : IIdempotentCommand, ICommand<ConsumerCodeView>;

internal sealed class MakeConsumerCodeValidator : AbstractValidator<MakeConsumerCode>
{
    private const int LongestValidity = 60;

    public MakeConsumerCodeValidator()
    {
        RuleFor(c => c.Most).Must(most => most is null || most.Value.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.ValidMinutes).Must(minutes => minutes is null or (>= 1 and <= LongestValidity))
            .WithErrorCode("payments.qr_validity_invalid").WithMessage("A consumer-presented code is valid for 1 to 60 minutes.");
    }
}

internal sealed class MakeConsumerCodeHandler(
    PaymentsDbContext db, IMediator bank, QrSignatures signatures, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<MakeConsumerCode, ConsumerCodeView>
{
    public async Task<Result<ConsumerCodeView>> Handle(MakeConsumerCode command, CancellationToken cancellationToken)
    {
        var found = await bank.Send(new GetAccount(command.DebtorAccountId, command.PayerPartyId), cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : found.Failure;
        }

        var account = PaymentRouting.Debtor([found.Value], command.Most?.Currency.Code ?? found.Value.CurrencyCode);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        // To the second, as the code says it.
        var now = clock.GetUtcNow();
        var expiresAt = DateTimeOffset.FromUnixTimeSeconds(now.AddMinutes(command.ValidMinutes ?? options.Value.ConsumerCodeValidMinutes).ToUnixTimeSeconds());
        var id = Guid.CreateVersion7(now);
        var code = new ConsumerCode
        {
            Id = id,
            PayerPartyId = command.PayerPartyId,
            DebtorAccountId = account.Value.AccountId,
            CurrencyCode = account.Value.CurrencyCode,
            MostMinor = command.Most?.MinorUnits,
            Payload = new BankConsumerCode(id, expiresAt).Write(options.Value.ConsumerCodeApplication, signatures),
            MadeAt = now,
            ExpiresAt = expiresAt,
        };
        var view = ConsumerCodeView.Of(code, order: null, now);
        db.ConsumerCodes.Add(code);
        db.Remember(command, view);
        await db.SaveChangesAsync(cancellationToken);
        return view;
    }
}
