using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Customers.Onboarding;

internal static class OnboardingEndpoints
{
    public static void Map(BankEndpoints endpoints) =>
        endpoints.Staff.MapPost("/customers/onboardings", CustomersPermissions.ManageDueDiligence, Onboard).Produces<OnboardingView>();

    private static async Task<IResult> Onboard(OnboardPerson command, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(command, cancellationToken)).ToHttp();
}
