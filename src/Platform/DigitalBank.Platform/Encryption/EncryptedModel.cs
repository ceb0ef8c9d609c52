using System.Linq.Expressions;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Platform.Encryption;

/// <summary>Declares encrypted fields in the model of an <see cref="EncryptingDbContext"/>.</summary>
public static class EncryptedModel
{
    /// <summary>Number of the key under which a row's fields are sealed.</summary>
    public const string KeyId = "FieldKeyId";

    internal const string FieldAnnotation = "DigitalBank:Encrypts";

    internal const string IndexAnnotation = "DigitalBank:BlindIndexOf";

    /// <summary>Counts the sealings of a row, so that two writers of different fields notice each other.</summary>
    internal const string SealVersion = "SealVersion";

    /// <summary>
    /// Keeps the property out of the database and stores it sealed instead. For <see cref="string"/>, <see cref="DateOnly"/> and bytes.
    /// Queries cannot look at it; see <see cref="HasBlindIndex{TRow}"/>.
    /// </summary>
    /// <param name="name">Part of what is sealed: it never changes, whatever the property is called one day.</param>
    /// <param name="maxLength">Characters of a text, or bytes.</param>
    public static EntityTypeBuilder<TRow> IsEncrypted<TRow>(
        this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> property, string name, int maxLength)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(property);
        var clear = NameOf(property);
        row.Ignore(clear);

        // At most three bytes of UTF-8 for each UTF-16 unit of a text.
        row.Property<byte[]>($"{clear}Sealed")
            .IsRequired(false)
            .HasMaxLength(FieldCipher.Overhead + checked(maxLength * 3))
            .HasAnnotation(FieldAnnotation, $"{name} {clear}")
            .IsSecret();
        row.Property<int>(KeyId);
        row.Property<int>(SealVersion).IsConcurrencyToken();
        return row;
    }

    /// <summary>Lets rows be found by equality with a text that is derived from encrypted fields.</summary>
    /// <param name="property">The text in the form in which it is sought; null for a row that is not to be found.</param>
    public static EntityTypeBuilder<TRow> HasBlindIndex<TRow>(
        this EntityTypeBuilder<TRow> row, Expression<Func<TRow, object?>> property, string name)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(property);
        var clear = NameOf(property);
        row.Ignore(clear);
        row.Property<byte[]>(IndexColumn(clear))
            .IsRequired(false)
            .HasMaxLength(FieldCipher.IndexSize)
            .HasAnnotation(IndexAnnotation, $"{name} {clear}")
            .IsSecret();
        row.HasIndex(IndexColumn(clear));
        return row;
    }

    /// <summary>Rows whose blind index of the property is that of the value.</summary>
    public static IQueryable<TRow> WhereIndexed<TRow>(this IQueryable<TRow> rows, EncryptingDbContext db, string property, string value)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(db);
        var column = IndexColumn(property);
        var index = db.IndexOf<TRow>(column, value);
        return rows.Where(row => EF.Property<byte[]>(row, column) == index);
    }

    private static string IndexColumn(string property) => $"{property}Index";

    private static string NameOf<TRow>(Expression<Func<TRow, object?>> property) => property.Body switch
    {
        UnaryExpression { Operand: MemberExpression member } => member.Member.Name,
        MemberExpression member => member.Member.Name,
        _ => throw new ArgumentException("Name a property: row => row.Property.", nameof(property)),
    };
}
