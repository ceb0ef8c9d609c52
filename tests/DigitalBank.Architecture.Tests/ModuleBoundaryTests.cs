using DigitalBank.Platform.Modules;

namespace DigitalBank.Architecture.Tests;

public class ModuleBoundaryTests
{
    // Who may ask whom. A new arrow is a design decision: add it here and write the reason in docs/adr.
    private static readonly Dictionary<string, string[]> MayAsk = new()
    {
        ["Accounts"] = ["Ledger", "Customers"],
        ["Customers"] = ["Risk"],
        ["Identity"] = [],
        ["Ledger"] = [],
        ["Lending"] = ["Accounts", "Ledger", "Risk", "Customers", "Payments", "Identity"],
        ["Onboarding"] = ["Accounts", "Customers", "Identity"],
        ["Payments"] = ["Accounts", "Ledger", "Customers", "Risk", "Identity"],
        ["Risk"] = [],
    };

    public static TheoryData<string> Modules => [.. MayAsk.Keys];

    [Fact]
    public void Every_module_folder_is_covered_by_these_tests() => Bank.Modules.ShouldBe(MayAsk.Keys, ignoreOrder: true);

    [Fact]
    public void Nobody_asks_round_in_a_circle()
    {
        var settled = new HashSet<string>();
        var waiting = MayAsk.Keys.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Where(module => MayAsk[module].All(settled.Contains)).ToList();
            next.ShouldNotBeEmpty($"These modules ask each other in a circle: {string.Join(", ", waiting)}.");
            settled.UnionWith(next);
            waiting.RemoveAll(settled.Contains);
        }
    }

    [Theory, MemberData(nameof(Modules))]
    public void A_module_reaches_other_modules_only_through_allowed_contracts(string module)
    {
        string[] allowed =
        [
            .. MayAsk[module].Append(module).Select(m => $"DigitalBank.{m}.Contracts"),
            "DigitalBank.SharedKernel",
            "DigitalBank.Platform",
        ];

        Bank.ReferencesOf(Bank.Load(module)).Except(allowed).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Modules))]
    public void Contracts_know_the_shared_kernel_only(string module) =>
        Bank.ReferencesOf(Bank.Contracts(module)).Except(["DigitalBank.SharedKernel"]).ShouldBeEmpty();

    [Theory, MemberData(nameof(Modules))]
    public void A_module_shows_the_host_one_public_type(string module) =>
        Bank.Load(module).PublicTypes().Select(type => type.Name).ShouldBe([$"{module}Module"]);

    [Theory, MemberData(nameof(Modules))]
    public void A_module_is_called_what_its_folder_is_called(string module)
    {
        var type = Bank.Load(module).PublicTypes().Single();

        ((IBankModule)Activator.CreateInstance(type)!).Name.ShouldBe(module.ToLowerInvariant());
    }

    [Fact]
    public void The_shared_kernel_and_the_platform_know_no_module()
    {
        Bank.ReferencesOf(Bank.Load("SharedKernel")).ShouldBeEmpty();
        Bank.ReferencesOf(Bank.Load("Platform")).Except(["DigitalBank.SharedKernel"]).ShouldBeEmpty();
    }
}
