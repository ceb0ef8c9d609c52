using DigitalBank.Accounts.Holding;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Categories;

internal static class CategoryEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Customer.MapGet("/accounts/categories", AccountsPermissions.ReadOwn, List)
            .Produces<IReadOnlyList<CategoryView>>()
            .WithSummary("Categories of transactions");
        endpoints.Staff.MapGet("/accounts/categories", AccountsPermissions.Read, List)
            .Produces<IReadOnlyList<CategoryView>>()
            .WithSummary("Categories of transactions");
        endpoints.Customer.MapPut("/accounts/{accountId:guid}/transactions/{reference}/category", AccountsPermissions.ArrangeOwn, Choose)
            .Produces<ChosenCategoryView>()
            .WithSummary("Put a transaction into a category; null leaves it to the rules again");
    }

    private static Ok<IReadOnlyList<CategoryView>> List(CategoryRules rules) => TypedResults.Ok(rules.Categories);

    private static async Task<IResult> Choose(
        Guid accountId, string reference, CategoryWish body, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ChooseCategory(accountId, AccountEndpoints.HolderOf(actor), reference, body.Category), cancellationToken)).ToHttp();
}

/// <param name="Category">The code of a category, or null.</param>
internal sealed record CategoryWish(string? Category);

internal static class CategoryTables
{
    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<TransactionCategory>(category =>
    {
        category.ToTable("TransactionCategories");
        category.HasKey(c => new { c.AccountId, c.EntryId, c.LineNumber });
        category.Property(c => c.Category).HasMaxLength(40);
        category.IsNotAudited();
    });
}
