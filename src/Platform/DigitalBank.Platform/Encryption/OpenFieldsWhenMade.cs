using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DigitalBank.Platform.Encryption;

/// <summary>
/// Opens the encrypted fields of each row that is read, as a part of making the object, before anybody sees it. An interceptor of what has been
/// made would be asked about every row of every table, and handed an accessor for each of its columns: dearer than the decryption.
/// </summary>
internal sealed class OpenFieldsWhenMade : IInstantiationBindingInterceptor
{
    /// <summary>One for all: EF builds its services anew for every other instance.</summary>
    public static readonly OpenFieldsWhenMade Instance = new();

    public InstantiationBinding ModifyBinding(InstantiationBindingInterceptionData interceptionData, InstantiationBinding binding) =>
        interceptionData.TypeBase is IEntityType type && EncryptedFields.Of(type) is { Fields.Count: > 0 } declared
            ? new OpeningBinding(type, declared, binding)
            : binding;

    /// <summary>Makes the object as it would be made, and opens its fields.</summary>
    private sealed class OpeningBinding(IEntityType type, EncryptedFields declared, InstantiationBinding made)
        : InstantiationBinding(made.ParameterBindings)
    {
        private static readonly MethodInfo OpenMethod =
            typeof(OpeningBinding).GetMethod(nameof(Open), BindingFlags.Instance | BindingFlags.NonPublic)!;

        public override Type RuntimeType => made.RuntimeType;

        public override InstantiationBinding With(IReadOnlyList<ParameterBinding> parameterBindings) =>
            new OpeningBinding(type, declared, made.With(parameterBindings));

        public override Expression CreateConstructorExpression(ParameterBindingInfo bindingInfo)
        {
            Expression ValueOf(string property) => Expression.Convert(
                new PropertyParameterBinding(type.FindProperty(property)!).BindToParameter(bindingInfo), typeof(object));

            var opened = Expression.Call(
                Expression.Constant(this),
                OpenMethod,
                made.CreateConstructorExpression(bindingInfo),
                new ContextParameterBinding(typeof(DbContext)).BindToParameter(bindingInfo),
                ValueOf(declared.KeyName),
                Expression.NewArrayInit(typeof(object), declared.Fields.Select(field => ValueOf(field.Column))));
            return Expression.Convert(opened, RuntimeType);
        }

        private object Open(object made, DbContext context, object key, object?[] values)
        {
            var (cipher, row) = (((EncryptingDbContext)context).Cipher, EncryptedFields.RowOf(key));
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i] is byte[] sealedValue)
                {
                    declared.Fields[i].Write(made, cipher.Open(sealedValue, declared.Fields[i].Name, row));
                }
            }

            return made;
        }
    }
}
