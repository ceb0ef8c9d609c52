using DigitalBank.Accounts;
using DigitalBank.Customers;
using DigitalBank.Identity;
using DigitalBank.Ledger;
using DigitalBank.Lending;
using DigitalBank.Onboarding;
using DigitalBank.Payments;
using DigitalBank.Platform.Modules;
using DigitalBank.Risk;

namespace DigitalBank.Host.Composition;

/// <summary>The modules that make up this bank.</summary>
public static class BankModules
{
    public static IReadOnlyList<IBankModule> All { get; } =
    [
        new LedgerModule(),
        new IdentityModule(),
        new RiskModule(),
        new CustomersModule(),
        new AccountsModule(),
        new PaymentsModule(),
        new LendingModule(),
        new OnboardingModule(),
    ];
}
