using System.CommandLine;
using DigitalBank.Identity.CommandLine;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Keys;
using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Roles;
using DigitalBank.Identity.SecondFactors;
using DigitalBank.Identity.Sessions;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using DigitalBank.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Identity;

/// <summary>Who comes in, and what they may do.</summary>
public sealed class IdentityModule : IBankModule
{
    public string Name => "identity";

    public void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddBankOptions<IdentitySettings>("Identity");
        services.AddModuleDbContext<IdentityDbContext>();
        services.AddPermissions(IdentityPermissions.All);
        AddLogins(services);
        AddTokens(services);
    }

    public void MapEndpoints(BankEndpoints endpoints) => IdentityEndpoints.Map(endpoints);

    public IEnumerable<Command> Verbs(VerbRunner verbs) => [IdentityVerbs.Create(verbs)];

    private static void AddLogins(IServiceCollection services)
    {
        // Before AddIdentityCore, which adds its own rules about names, digits and signs only where there are none.
        services.AddSingleton<ILookupNormalizer, SealedNames>();
        services.AddSingleton<PasswordRules>();
        services.AddSingleton<IPasswordValidator<Login>>(provider => provider.GetRequiredService<PasswordRules>());
        services.AddSingleton<IPasswordHasher<Login>, PasswordHasher<Login>>();
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<IdentitySettings>>(
            (hasher, settings) => hasher.IterationCount = settings.Value.PasswordHashRounds);

        // Any character: the e-mail's own rules are checked by the commands.
        services.AddIdentityCore<Login>(options => options.User.AllowedUserNameCharacters = "")
            .AddRoles<Role>()
            .AddEntityFrameworkStores<IdentityDbContext>();

        services.AddSingleton<NobodysPassword>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<IOperatorLogIn, OperatorLogIn>();
        services.AddScoped<CodeCheck>();
        services.AddScoped<CreateLogin>();
        services.AddScoped<EndAccess>();
    }

    private static void AddTokens(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("DigitalBank");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory>(
            (keys, scopes) => keys.XmlRepository = new KeyRepository(scopes));

        services.AddAuthentication(TokenIssuer.Scheme).AddBearerToken(TokenIssuer.Scheme);
        services.AddScoped<AuthenticationService>();
        services.AddSingleton<IAuthenticationService, RememberedTokens>();
        services.AddSingleton<TokenIssuer>();
        services.AddSingleton<AccessCache>();
        services.AddSingleton<IClaimsTransformation, PermissionClaims>();
    }
}
