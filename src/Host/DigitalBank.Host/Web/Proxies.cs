using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace DigitalBank.Host.Web;

/// <summary>Section <c>Proxies</c>: who may say for whom a request is made.</summary>
internal sealed class ProxySettings : IValidatableObject
{
    internal const string Section = "Proxies";

    /// <summary>
    /// Addresses (<c>10.0.0.7</c>) or networks (<c>10.0.0.0/8</c>) of the reverse proxies in front of the bank. Only their
    /// <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed; anybody else's are ignored.
    /// </summary>
    public IList<string> Trusted { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from text in Trusted
        where !TryRead(text, out _)
        select new ValidationResult($"has '{text}', which is neither an address nor a network such as 10.0.0.0/8", [nameof(Trusted)]);

    /// <summary>Those that can be read; the others keep the bank from starting.</summary>
    internal IEnumerable<IPNetwork> Networks
    {
        get
        {
            foreach (var text in Trusted)
            {
                if (TryRead(text, out var network))
                {
                    yield return network;
                }
            }
        }
    }

    private static bool TryRead(string text, out IPNetwork network)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return IPNetwork.TryParse(text, out network);
        }

        network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
        return true;
    }
}

internal static class Proxies
{
    /// <summary>
    /// Behind a proxy all requests come from its address; without this, one customer who mistypes his password would use up the log-in
    /// attempts of all. Who may open a Unix-domain socket is decided by the rights of its file, so there the header is believed.
    /// </summary>
    internal static void UseTrustedProxies(this WebApplication app)
    {
        var settings = app.Configuration.GetSection(ProxySettings.Section).Get<ProxySettings>() ?? new ProxySettings();
        if (settings.Trusted.Count == 0 && !ListensAtSocket(app))
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.Networks.DefaultIfEmpty(Nobody))
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>An empty list would mean that everybody is believed; this address of the documentation range has no host.</summary>
    private static IPNetwork Nobody => IPNetwork.Parse("192.0.2.0/32");

    private static bool ListensAtSocket(WebApplication app) => (app.Configuration["urls"] ?? "").Contains("://unix:/", StringComparison.Ordinal);
}
