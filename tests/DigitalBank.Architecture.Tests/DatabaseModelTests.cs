using System.Text.RegularExpressions;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Architecture.Tests;

/// <summary>A module's tables are its own.</summary>
public partial class DatabaseModelTests
{
    private const string SharedSchema = "platform";

    public static TheoryData<string> Schemas => [.. Contexts().Select(context => context.Schema)];

    [Fact]
    public void Every_module_with_a_context_is_named_after_it() =>
        Contexts().Select(context => context.Schema)
            .Except([SharedSchema])
            .Except(Bank.Modules.Select(module => module.ToLowerInvariant()))
            .ShouldBeEmpty();

    [Fact]
    public void Every_context_in_the_code_is_registered() =>
        Bank.Modules.Select(Bank.Load).Append(Bank.Load("Platform"))
            .SelectMany(assembly => assembly.WrittenTypes())
            .Where(type => !type.IsAbstract && typeof(ModuleDbContext).IsAssignableFrom(type))
            .ShouldBe(Contexts().Select(context => context.Type), ignoreOrder: true);

    [Theory, MemberData(nameof(Schemas))]
    public void A_context_maps_its_own_schema_and_the_tables_that_all_share(string schema)
    {
        foreach (var entity in TablesOf(schema, "PostgreSql"))
        {
            var isShared = entity.GetSchema() == SharedSchema && entity.IsTableExcludedFromMigrations();
            (isShared || entity.GetSchema() == schema).ShouldBeTrue($"{entity.DisplayName()} is mapped to {entity.GetSchemaQualifiedTableName()}");
        }
    }

    [Theory, MemberData(nameof(Schemas))]
    public void Without_schemas_every_table_carries_the_name_of_its_module(string schema)
    {
        foreach (var entity in TablesOf(schema, "Sqlite"))
        {
            var owner = entity.IsTableExcludedFromMigrations() ? SharedSchema : schema;
            entity.GetTableName()!.ShouldStartWith($"{owner}_");
        }
    }

    [Theory, MemberData(nameof(Schemas))]
    public void No_foreign_key_leaves_the_schema(string schema) =>
        TablesOf(schema, "PostgreSql")
            .SelectMany(entity => entity.GetForeignKeys())
            .Where(key => key.PrincipalEntityType.GetSchema() != key.DeclaringEntityType.GetSchema())
            .Select(key => key.ToString())
            .ShouldBeEmpty();

    [Theory, MemberData(nameof(Schemas))]
    public void Names_are_in_snake_case(string schema) =>
        TablesOf(schema, "PostgreSql")
            .SelectMany(entity => entity.GetProperties().Select(property => property.GetColumnName()).Append(entity.GetTableName()!))
            .Where(name => !SnakeCaseName().IsMatch(name))
            .ShouldBeEmpty();

    /// <summary>Money is whole minor units; a rate may be a decimal; a floating number is never exact.</summary>
    [Theory, MemberData(nameof(Schemas))]
    public void No_column_holds_a_floating_number(string schema) =>
        TablesOf(schema, "PostgreSql")
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.ClrType == typeof(double) || property.ClrType == typeof(float)
                || property.ClrType == typeof(double?) || property.ClrType == typeof(float?))
            .Select(property => property.ToString())
            .ShouldBeEmpty();

    /// <summary>Hand-written SQL is out of the model's sight, so the sources are searched for it.</summary>
    [Fact]
    public void No_statement_names_a_table_of_another_module()
    {
        var schemas = Bank.Modules.Select(module => module.ToLowerInvariant()).ToList();
        foreach (var module in Bank.Modules)
        {
            SourcesOf(module)
                .SelectMany(file => TableInStatement().Matches(File.ReadAllText(file))
                    .Select(match => match.Groups["schema"].Value)
                    .Where(schema => schemas.Contains(schema) && !schema.Equals(module, StringComparison.OrdinalIgnoreCase))
                    .Select(schema => $"{Path.GetRelativePath(Bank.Root, file)} names a table of {schema}"))
                .ShouldBeEmpty();
        }
    }

    private static IEnumerable<string> SourcesOf(string module) =>
        Directory.GetDirectories(Path.Combine(Bank.Root, "src", "Storage"))
            .Select(storage => Path.Combine(storage, module))
            .Append(Path.Combine(Bank.Root, "src", "Modules", module))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories));

    private static IEnumerable<ModuleContextType> Contexts() => ComposedBank.Services.GetServices<ModuleContextType>();

    private static List<IEntityType> TablesOf(string schema, string provider)
    {
        using var scope = ComposedBank.ScopeOn(provider);
        var context = Contexts().Single(context => context.Schema == schema);
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context.Type);

        // The run-time model has forgotten which tables are excluded from migrations.
        return [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(entity => entity.GetTableName() is not null)];
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCaseName();

    [GeneratedRegex("(?:FROM|JOIN|INTO|UPDATE|TABLE|COPY)\\s+\"?(?<schema>[a-z]+)(?:\"?\\.|_)", RegexOptions.IgnoreCase)]
    private static partial Regex TableInStatement();
}
