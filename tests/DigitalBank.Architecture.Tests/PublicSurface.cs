using System.Text;

namespace DigitalBank.Architecture.Tests;

/// <summary>Writes down what an assembly shows to others, one line per member, in an order that does not depend on the compiler.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What every record has says nothing about this one.
    private static readonly string[] OfEveryRecord =
        ["Equals", "GetHashCode", "ToString", "Deconstruct", "<Clone>$", "op_Equality", "op_Inequality", "PrintMembers", "EqualityContract"];

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.PublicTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(Name(type)).Append(Parents(type)).Append('\n');
            foreach (var line in Members(type).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>Public members of floating type, which could not hold an amount exactly.</summary>
    public static IEnumerable<string> FloatingNumbersOf(Assembly assembly) =>
        from type in assembly.PublicTypes()
        from member in type.GetMembers(Declared)
        where TypesOf(member).Any(IsFloating)
        select $"{type.FullName}.{member.Name}";

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        MethodBase method => [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. ReturnOf(method)],
        _ => [],
    };

    private static Type[] ReturnOf(MethodBase method) => method is MethodInfo { ReturnType: var type } ? [type] : [];

    private static bool IsFloating(Type type) =>
        type == typeof(double) || type == typeof(float) || type == typeof(Half) || type.GenericTypeArguments.Any(IsFloating);

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";

    private static string Parents(Type type)
    {
        var parents = type.IsEnum
            ? []
            : type.GetInterfaces()
                .Where(parent => parent.Namespace!.StartsWith("DigitalBank", StringComparison.Ordinal))
                .Select(Name)
                .Order(StringComparer.Ordinal)
                .ToArray();
        return parents.Length == 0 ? "" : $" : {string.Join(", ", parents)}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{(int)Convert.ChangeType(Enum.Parse(type, name), typeof(int)):D2} {name}");
        }

        return type.GetMembers(Declared)
            .Where(member => !OfEveryRecord.Contains(member.Name) && member is not MethodInfo { IsSpecialName: true } and not TypeInfo)
            .Select(Line);
    }

    private static string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{property.Name}: {Name(property.PropertyType)}",
        FieldInfo field => $"{field.Name}: {Name(field.FieldType)}{Constant(field)}",
        MethodInfo method => $"{method.Name}({Parameters(method)}): {Name(method.ReturnType)}",
        _ => member.Name,
    };

    private static string Constant(FieldInfo field) => field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "";

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Name(inner) + "?";
        }

        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }
}
