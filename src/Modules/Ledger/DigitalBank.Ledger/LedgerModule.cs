using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger;

public sealed class LedgerModule : IBankModule
{
    public string Name => "ledger";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) => [];
}
