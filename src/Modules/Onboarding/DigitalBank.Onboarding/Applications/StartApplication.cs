using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Onboarding.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Onboarding.Applications;

/// <summary>Begins an application for an account of a product. Whoever loses the answer begins another one: an empty one is forgotten.</summary>
internal sealed record StartApplication(string ProductCode, string CurrencyCode) : ICommand<StartedApplication>;

/// <param name="Token">Send it as <c>Application-Token</c> with every further request; it is shown this once.</param>
internal sealed record StartedApplication(Guid ApplicationId, string Token);

internal sealed class StartApplicationValidator : AbstractValidator<StartApplication>
{
    public StartApplicationValidator()
    {
        RuleFor(c => c.ProductCode).NotEmpty().WithErrorCode("onboarding.product_missing");
        RuleFor(c => c.CurrencyCode).Must(code => Currency.TryOf(code, out _)).WithErrorCode("onboarding.currency_unknown")
            .WithMessage("The currency is three capital letters of ISO 4217.");
    }
}

internal sealed class StartApplicationHandler(
    OnboardingDbContext db, IMediator bank, TimeProvider clock, IOptions<OnboardingOptions> options)
    : ICommandHandler<StartApplication, StartedApplication>
{
    public async Task<Result<StartedApplication>> Handle(StartApplication command, CancellationToken cancellationToken)
    {
        if (!options.Value.Products.Split(' ').Contains(command.ProductCode))
        {
            return OnboardingErrors.ProductNotOffered;
        }

        var opening = await bank.Send(new CheckOpening(command.ProductCode, command.CurrencyCode), cancellationToken);
        if (!opening.IsSuccess)
        {
            return opening.Failure;
        }

        var token = ApplicationToken.New();
        var application = AccountApplication.Start(command.ProductCode, command.CurrencyCode, token, clock.GetUtcNow());
        db.Applications.Add(application);
        await db.SaveChangesAsync(cancellationToken);
        return new StartedApplication(application.Id, token.ToString());
    }
}
