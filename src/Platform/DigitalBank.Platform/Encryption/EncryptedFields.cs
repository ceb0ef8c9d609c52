using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DigitalBank.Platform.Encryption;

/// <summary>The encrypted fields and blind indexes of one type of row, as the model declares them.</summary>
internal sealed class EncryptedFields
{
    private static readonly ConditionalWeakTable<ITypeBase, EncryptedFields> Known = [];

    private EncryptedFields(ITypeBase type)
    {
        KeyName = (type as IEntityType)?.FindPrimaryKey()?.Properties is [var key] ? key.Name : "";
        Fields = [.. Read(type, EncryptedModel.FieldAnnotation)];
        Indexes = [.. Read(type, EncryptedModel.IndexAnnotation)];
    }

    /// <summary>The primary key, one property.</summary>
    public string KeyName { get; }

    public IReadOnlyList<Field> Fields { get; }

    public IReadOnlyList<Field> Indexes { get; }

    public static EncryptedFields Of(ITypeBase type) => Known.GetValue(type, static one => new EncryptedFields(one));

    public static string RowOf(object? key) => Convert.ToString(key, CultureInfo.InvariantCulture)!;

    private static IEnumerable<Field> Read(ITypeBase type, string annotation) =>
        from property in type.GetProperties()
        let stated = property.FindAnnotation(annotation)?.Value as string
        where stated is not null
        let parts = stated.Split(' ')
        select new Field(property.Name, parts[0], type.ClrType.GetProperty(parts[1], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!);

    /// <param name="Column">The mapped property that holds the sealed value or the index.</param>
    /// <param name="Name">The permanent name under which the value is sealed or indexed.</param>
    /// <param name="Clear">The unmapped property that holds the clear value.</param>
    internal sealed record Field(string Column, string Name, PropertyInfo Clear)
    {
        public byte[]? Read(object row) => Clear.GetValue(row) switch
        {
            null => null,
            byte[] bytes => bytes,
            DateOnly date => Encoding.UTF8.GetBytes(date.ToString("O", CultureInfo.InvariantCulture)),
            string text => Encoding.UTF8.GetBytes(text),
            var other => throw new NotSupportedException($"A {other.GetType().Name} cannot be an encrypted field: {Name}."),
        };

        public void Write(object row, byte[] clear) => Clear.SetValue(row, Clear.PropertyType switch
        {
            var type when type == typeof(byte[]) => clear,
            var type when type == typeof(DateOnly) || type == typeof(DateOnly?) =>
                DateOnly.ParseExact(Encoding.UTF8.GetString(clear), "O", CultureInfo.InvariantCulture),
            _ => Encoding.UTF8.GetString(clear),
        });
    }
}
