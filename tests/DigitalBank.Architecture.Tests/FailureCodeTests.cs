using System.Text.RegularExpressions;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Architecture.Tests;

/// <summary>Failure codes are public and permanent: clients branch on them.</summary>
public partial class FailureCodeTests
{
    private static readonly string[] WhoRefuses = [.. Bank.Modules, "Platform"];

    public static TheoryData<string> Owners => [.. WhoRefuses];

    [Theory, MemberData(nameof(Owners))]
    public void Every_code_starts_with_the_name_of_its_module(string owner) =>
        DeclaredBy(owner).Concat(RuleCodesOf(owner))
            .Where(code => !code.StartsWith(owner.ToLowerInvariant() + ".", StringComparison.Ordinal) || !Shape().IsMatch(code))
            .ShouldBeEmpty();

    [Fact]
    public void Every_failure_has_a_code_of_its_own() =>
        WhoRefuses.SelectMany(DeclaredBy)
            .GroupBy(code => code)
            .Where(same => same.Count() > 1)
            .Select(same => same.Key)
            .ShouldBeEmpty();

    [Fact]
    public void The_codes_are_those_that_were_agreed() =>
        string.Join('\n', WhoRefuses.SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)).ShouldBeApproved();

    private static IEnumerable<string> Lines(string owner) =>
        FailuresOf(owner).Select(failure => $"{failure.Code} {failure.Kind}")
            .Concat(RuleCodesOf(owner).Select(code => $"{code} (field)"));

    private static IEnumerable<string> DeclaredBy(string owner) => FailuresOf(owner).Select(failure => failure.Code);

    private static IEnumerable<Failure> FailuresOf(string owner) =>
        (owner == "Platform" ? [Bank.Load(owner)] : Bank.PartsOf(owner))
            .SelectMany(assembly => assembly.WrittenTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Failure))
            .Select(field => (Failure)field.GetValue(null)!);

    /// <summary>The codes that validators give to single fields stand in the source only.</summary>
    private static IEnumerable<string> RuleCodesOf(string owner)
    {
        var folder = owner == "Platform" ? Path.Combine("src", owner) : Path.Combine("src", "Modules", owner);
        return Directory.EnumerateFiles(Path.Combine(Bank.Root, folder), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => RuleCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct();
    }

    [GeneratedRegex("^[a-z]+(\\.[a-z0-9_]+)+$")]
    private static partial Regex Shape();

    [GeneratedRegex("WithErrorCode\\(\"(?<code>[^\"]*)\"\\)")]
    private static partial Regex RuleCode();
}
