using System.CommandLine;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.QrCodes;

/// <summary><c>payments qr make</c>: writes a code, as text and as an image.</summary>
internal static class MakeQrVerb
{
    private static readonly Option<string> Name = new("--name") { Description = "The merchant's name, at most 25 characters", Required = true };

    private static readonly Option<string> City = new("--city") { Description = "The merchant's city, at most 15 characters", Required = true };

    private static readonly Option<string> Country = new("--country") { Description = "Two letters", Required = true };

    private static readonly Option<string> CurrencyCode = new("--currency") { Description = "ISO 4217: EUR", Required = true };

    private static readonly Option<string[]> Accounts = new("--account")
    {
        Description = "Where the money goes, one or more: 26:00=GUID,01=NUMBER or 15=NUMBER",
        Required = true,
    };

    private static readonly Option<string?> Amount = new("--amount") { Description = "Without it the payer says how much" };

    private static readonly Option<bool> Dynamic = new("--dynamic") { Description = "For one payment (12) instead of many (11)" };

    private static readonly Option<string> Category = new("--category") { Description = "Merchant category code", DefaultValueFactory = _ => "0000" };

    private static readonly Option<string?> PostalCode = new("--postal-code");

    private static readonly Option<string?> Tip = new("--tip") { Description = "ask, fixed:1.50 or percent:5.00" };

    private static readonly Option<string?> Additional = new("--additional") { Description = "Additional data by id: 01=BILL,07=TILL" };

    private static readonly Option<string?> Language = new("--language") { Description = "Language template by id: 00=ZH,01=NAME,02=CITY" };

    private static readonly Option<FileInfo?> Png = new("--png") { Description = "File to draw it to" };

    private static readonly Option<FileInfo?> Svg = new("--svg") { Description = "File to draw it to" };

    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("make", "Write a code")
        {
            Name, City, Country, CurrencyCode, Accounts, Amount, Dynamic, Category, PostalCode, Tip, Additional, Language, Png, Svg,
        };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, cancellationToken) => MakeAsync(parsed, output, cancellationToken)));
        return command;
    }

    private static async Task<int> MakeAsync(ParseResult parsed, VerbOutput output, CancellationToken cancellationToken)
    {
        if (!Currency.TryOf(parsed.GetRequiredValue(CurrencyCode), out var currency) || NumericCurrencyCodes.Of(currency) is not { } number)
        {
            output.Error($"{parsed.GetRequiredValue(CurrencyCode)} is not a currency of ISO 4217 with a number.");
            return VerbOutput.Failed;
        }

        var (payload, findings) = DraftOf(parsed, number).Write();
        if (findings.Count > 0)
        {
            findings.ToList().ForEach(finding => output.Error($"{finding.Place}: {finding.Message}"));
            return VerbOutput.Failed;
        }

        if (parsed.GetValue(Png) is { } png)
        {
            await File.WriteAllBytesAsync(png.FullName, QrImage.Png(payload), cancellationToken);
        }

        if (parsed.GetValue(Svg) is { } svg)
        {
            await File.WriteAllTextAsync(svg.FullName, QrImage.Svg(payload), cancellationToken);
        }

        output.Line(payload);
        if (output.IsJson)
        {
            output.Json(new { payload });
        }

        return VerbOutput.Success;
    }

    private static MerchantPresentedDraft DraftOf(ParseResult parsed, string currencyNumber) => new(
        parsed.GetValue(Dynamic),
        parsed.GetRequiredValue(Accounts).Select(AccountOf).GroupBy(account => account.Id).ToDictionary(group => group.Key, group => group.Last().Parts),
        parsed.GetRequiredValue(Category),
        currencyNumber,
        parsed.GetValue(Amount),
        parsed.GetRequiredValue(Country),
        parsed.GetRequiredValue(Name),
        parsed.GetRequiredValue(City),
        parsed.GetValue(PostalCode),
        TipOf(parsed.GetValue(Tip)),
        parsed.GetValue(Additional) is { } additional ? PartsOf(additional) : null,
        parsed.GetValue(Language) is { } language ? PartsOf(language) : null);

    private static (string Id, IReadOnlyDictionary<string, string> Parts) AccountOf(string text)
    {
        var template = text.Split(':', 2);
        return template.Length == 2 && !template[0].Contains('=', StringComparison.Ordinal)
            ? (template[0], PartsOf(template[1]))
            : (text.Split('=', 2)[0], new Dictionary<string, string> { [string.Empty] = text.Split('=', 2)[^1] });
    }

    private static Dictionary<string, string> PartsOf(string text) =>
        text.Split(',').Select(part => part.Split('=', 2)).GroupBy(part => part[0]).ToDictionary(part => part.Key, part => part.Last()[^1]);

    private static Dictionary<string, string>? TipOf(string? text) => text?.Split(':', 2) switch
    {
        null => null,
        ["ask"] => new Dictionary<string, string> { ["55"] = "01" },
        ["fixed", var fee] => new Dictionary<string, string> { ["55"] = "02", ["56"] = fee },
        ["percent", var percentage] => new Dictionary<string, string> { ["55"] = "03", ["57"] = percentage },
        _ => new Dictionary<string, string> { ["55"] = text },
    };
}
