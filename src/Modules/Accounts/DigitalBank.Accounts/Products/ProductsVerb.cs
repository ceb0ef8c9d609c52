using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Products;

/// <summary><c>accounts products</c>: what the bank offers, shown and changed.</summary>
internal static class ProductsVerb
{
    private const int Everything = 1_000;

    private static readonly Argument<FileInfo> Terms = new("terms") { Description = "JSON with the terms, as the staff API takes them" };

    private static readonly Argument<string> Code = new("code") { Description = "The product's code" };

    private static readonly Option<ProductKind> Kind = new("--kind")
    {
        Description = "Current, Savings, TermDeposit or RecurringDeposit; for a new product",
        DefaultValueFactory = _ => ProductKind.Savings,
    };

    private static readonly Option<DateOnly?> From = new("--from")
    {
        Description = "The first day of the terms; a new version begins after the business date",
    };

    public static Command Create(VerbRunner verbs) => new("products", "What the bank offers") { List(verbs), Set(verbs) };

    private static Command List(VerbRunner verbs)
    {
        var command = new Command("list", "The products and their versions");
        command.SetAction(verbs.Run(async (_, services, output, cancellationToken) =>
        {
            var products = await services.GetRequiredService<IMediator>().Send(new ListProducts(null, Everything), cancellationToken);
            return products.IsSuccess ? Print(products.Value, output) : output.Refuse(products.Failure);
        }));
        return command;
    }

    private static Command Set(VerbRunner verbs)
    {
        var command = new Command("set", "Offer a new product, or give one new terms from a day on") { Code, Terms, Kind, From };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            try
            {
                var text = await File.ReadAllTextAsync(parsed.GetRequiredValue(Terms).FullName, cancellationToken);
                var terms = JsonSerializer.Deserialize<ProductTerms>(
                    text, BankJson.Options) ?? throw new JsonException("The file holds no terms.");
                var bank = services.GetRequiredService<IMediator>();
                var product = await SetAsync(
                    bank, parsed.GetRequiredValue(Code), parsed.GetValue(Kind), parsed.GetValue(From), terms, cancellationToken);
                return product.IsSuccess ? Print([product.Value], output) : output.Refuse(product.Failure);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
            {
                output.Error(problem.Message);
                return VerbOutput.Failed;
            }
        }));
        return command;
    }

    private static async Task<Result<ProductView>> SetAsync(
        IMediator bank, string code, ProductKind kind, DateOnly? from, ProductTerms terms, CancellationToken cancellationToken)
    {
        var known = await bank.Send(new GetProduct(code), cancellationToken);
        return known.IsSuccess
            ? await bank.Send(new AddProductVersion(code, from ?? DateOnly.MinValue, terms), cancellationToken)
            : await bank.Send(new AddProduct(code, kind, terms, from), cancellationToken);
    }

    private static int Print(IReadOnlyList<ProductView> products, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(products);
        }

        foreach (var product in products)
        {
            output.Line($"{product.Code,-20} {product.Kind}{(product.IsWithdrawn ? ", no longer offered" : "")}");
            foreach (var version in product.Versions)
            {
                var from = version.ValidFrom == DateOnly.MinValue
                    ? "the beginning"
                    : version.ValidFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                var rates = version.Terms.Interest is { } interest
                    ? string.Join(", ", interest.Tiers.Select(tier => $"{tier.Percent} %"))
                    : "no interest";
                output.Line(
                    $"  version {version.Number} from {from}: {version.Terms.Name}, {rates}{(version.Terms.Interest?.Index is { } index ? $" over {index}" : "")}");
            }
        }

        return VerbOutput.Success;
    }
}
