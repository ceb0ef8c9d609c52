using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DigitalBank.Ledger.Proofs;

internal static class ProofRegistration
{
    public static void AddLedgerProofs(this IServiceCollection services)
    {
        services.AddBankOptions<ProofOptions>(ProofOptions.Section);
        services.AddSingleton<ProofFiles>();
        services.AddSingleton<ProofKeys>();
        services.AddSingleton<HeadsFile>();
        services.AddSingleton<Sealer>();
        services.AddSingleton<IHostedService, SealJournal>();
    }
}
