using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace DigitalBank.Host.Web;

/// <summary>One OpenAPI document per surface at /openapi/{surface}.json, and a page to read and try them at /docs.</summary>
internal static class ApiDescriptions
{
    private static readonly (string Surface, string Title)[] Documents =
    [
        (Surfaces.Customer, "DigitalBank for customers: portal and mobile app"),
        (Surfaces.Staff, "DigitalBank for staff: back office"),
    ];

    internal static IServiceCollection AddApiDescriptions(this IServiceCollection services)
    {
        foreach (var (surface, title) in Documents)
        {
            services.AddOpenApi(surface, options =>
            {
                options.AddDocumentTransformer((document, _, _) => DescribeAsync(document, title));
                options.AddOperationTransformer(DescribeOperationAsync);
                options.AddSchemaTransformer(DescribeMoneyAsync);
            });
        }

        return services;
    }

    internal static void MapApiDescriptions(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/docs"), docs => docs.UseSwaggerUI(Describe));
    }

    private static void Describe(SwaggerUIOptions page)
    {
        page.RoutePrefix = "docs";
        page.DocumentTitle = "DigitalBank API";
        foreach (var (surface, title) in Documents)
        {
            page.SwaggerEndpoint($"/openapi/{surface}.json", title);
        }
    }

    private static Task DescribeAsync(OpenApiDocument document, string title)
    {
        document.Info = new OpenApiInfo { Title = title, Version = "v1" };
        document.Servers?.Clear(); // the address differs from bank to bank; clients use the one they read the document from
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes["bearer"] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The access token of a log-in.",
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task DescribeOperationAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<PermissionMetadata>().SingleOrDefault() is { } needs)
        {
            operation.Tags = new HashSet<OpenApiTagReference> { new(ModuleOf(context.Description.RelativePath), context.Document) };
            operation.Description = $"{operation.Description} Permission: {needs.Permission.Name}.".TrimStart();
            if (needs.Permission == Permission.Anonymous)
            {
                operation.Security = [];
            }
        }

        if (metadata.OfType<IdempotencyKeyRequired>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyKey.Header,
                In = ParameterLocation.Header,
                Required = true,
                Description = "A UUID chosen by the client. The same key and body get the first answer again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            });
        }

        return Task.CompletedTask;
    }

    // /api/v1/{module}/… : the module is what a reader looks for.
    private static string ModuleOf(string? path) => path?.Split('/').ElementAtOrDefault(2) ?? "bank";

    private static Task DescribeMoneyAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(Money))
        {
            schema.Type = JsonSchemaType.Object;
            schema.Required = new HashSet<string> { "amount", "currency" };
            schema.Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["amount"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Pattern = @"^-?[0-9]{1,18}(\.[0-9]{1,4})?$",
                    Description = "A decimal with at most as many decimals as the currency has.",
                },
                ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$", Description = "ISO 4217" },
            };
        }

        return Task.CompletedTask;
    }
}
