using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Mail;
using DigitalBank.Platform.Messaging;
using DigitalBank.Platform.Modules;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DigitalBank.Platform;

/// <summary>What the process is for: a verb does its work and ends, a server also dispatches events and runs the schedules.</summary>
public enum ProcessRole
{
    Verb,
    Server,
}

public static class PlatformRegistration
{
    public static IServiceCollection AddPlatform(this IServiceCollection services, IStorageProvider storage, ProcessRole role)
    {
        ArgumentNullException.ThrowIfNull(storage);
        services.TryAddSingleton(TimeProvider.System);
        services.AddBankOptions<BankSettings>(BankSettings.Section);
        services.AddBankOptions<DatabaseOptions>(DatabaseOptions.Section);
        services.AddBankOptions<EncryptionSettings>(EncryptionSettings.Section);
        services.AddSingleton<IMailSender, SandboxMailbox>();
        services.AddSingleton<ITextMessageSender, SandboxPhone>();
        services.AddSingleton(storage);
        storage.Register(services);
        return services.AddData().AddMessaging().AddHttp().AddOutbox(role).AddJobs(storage, role);
    }

    private static IServiceCollection AddData(this IServiceCollection services)
    {
        services.AddModuleDbContext<PlatformDbContext>();
        services.AddSingleton<FieldKeys>();
        services.AddSingleton<FieldCipher>();
        services.AddScoped<ModuleServices>();
        services.AddScoped<Leases>();
        services.AddSingleton<DatabaseStartup>();
        services.AddSingleton<IBusinessCalendar, BusinessCalendar>();
        return services.AddConventions(typeof(PlatformRegistration).Assembly);
    }

    private static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.AddScoped<CommandContext>();

        // None of the following keeps anything between two uses, and a scope has less to remember when it does not keep them either.
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();

        // Order matters: note the command, check its shape, answer a replay, then carry it out.
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(CommandContextBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(ValidationBehavior<,>));
        services.AddTransient(typeof(IPipelineBehavior<,>), typeof(IdempotentReplayBehavior<,>));
        return services;
    }

    private static IServiceCollection AddHttp(this IServiceCollection services)
    {
        services.AddSingleton<IPolicyEvaluator, EndpointPolicies>();
        services.AddHttpContextAccessor();
        services.AddSingleton<OperatorAtConsole>();
        services.AddSingleton<IActor, CurrentActor>();
        services.AddExceptionHandler<ExceptionToProblem>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalToProblem>();
        services.ConfigureHttpJsonOptions(json => BankJson.Configure(json.SerializerOptions));
        return services;
    }

    private static IServiceCollection AddOutbox(this IServiceCollection services, ProcessRole role)
    {
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxDelivery>();
        return role == ProcessRole.Server ? services.AddHostedService<OutboxDispatcher>() : services;
    }
}
