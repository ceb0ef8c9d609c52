using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity;

public sealed class IdentityModule : IBankModule
{
    public string Name => "identity";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
    }

    public void MapEndpoints(BankEndpoints endpoints)
    {
    }

    public IEnumerable<Command> Verbs(VerbRunner verbs) => [];
}
