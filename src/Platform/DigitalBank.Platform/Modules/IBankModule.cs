using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Modules;

/// <summary>What the host composes: the one public type of a module.</summary>
public interface IBankModule
{
    /// <summary>Lower case; also the database schema and the first part of every failure code.</summary>
    string Name { get; }

    void Register(IServiceCollection services, IConfiguration configuration);

    void MapEndpoints(BankEndpoints endpoints);

    /// <summary>Commands for the command line, each a top-level verb with its subcommands.</summary>
    IEnumerable<Command> Verbs(VerbRunner verbs);
}
