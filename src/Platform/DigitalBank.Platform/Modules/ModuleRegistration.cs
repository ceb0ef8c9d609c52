using System.Reflection;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Modules;

/// <summary>Registers what a module declares by writing it: handlers, validators, reactions, jobs and steps are found, not listed.</summary>
public static class ModuleRegistration
{
    private static readonly Type[] ManyPerApplication =
    [
        typeof(IIntegrationEventHandler<>), typeof(ICloseOfBusinessStep), typeof(IBankJob), typeof(IModuleSeed),
    ];

    /// <summary>Adds the module itself and everything in its assembly that implements one of the platform's conventions.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, IBankModule module, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(module);
        services.AddSingleton(module);
        services.AddConventions(module.GetType().Assembly);
        module.Register(services, configuration);
        return services;
    }

    /// <summary>The permissions that a module's endpoints ask for; identity seeds its roles from them.</summary>
    public static IServiceCollection AddPermissions(this IServiceCollection services, IEnumerable<Permission> permissions)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        foreach (var permission in permissions)
        {
            services.AddSingleton(permission);
        }

        return services;
    }

    /// <summary>A context on the bank's one database, in the module's own schema.</summary>
    public static IServiceCollection AddModuleDbContext<TContext>(this IServiceCollection services)
        where TContext : ModuleDbContext
    {
        services.AddDbContext<TContext>(
            (provider, options) => provider.GetRequiredService<IStorageProvider>().Configure(options, ModuleSchema.Of(typeof(TContext))));
        services.AddSingleton(new ModuleContextType(typeof(TContext)));
        return services;
    }

    internal static IServiceCollection AddConventions(this IServiceCollection services, Assembly assembly)
    {
        foreach (var type in assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false, ContainsGenericParameters: false }))
        {
            foreach (var contract in type.GetInterfaces())
            {
                var definition = contract.IsGenericType ? contract.GetGenericTypeDefinition() : contract;
                if (definition == typeof(IRequestHandler<,>) || ManyPerApplication.Contains(definition))
                {
                    services.AddTransient(contract, type);
                }

                if (definition == typeof(IValidator<>))
                {
                    services.AddSingleton(contract, type); // rules never change, and building them costs more than applying them
                }

                if (definition == typeof(IIntegrationEventHandler<>))
                {
                    services.AddSingleton(new KnownEvent(contract.GetGenericArguments()[0]));
                }
            }
        }

        return services;
    }
}
