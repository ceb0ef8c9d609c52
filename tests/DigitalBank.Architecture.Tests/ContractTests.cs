using MediatR;

namespace DigitalBank.Architecture.Tests;

public class ContractTests
{
    public static TheoryData<string> Modules => [.. Bank.Modules];

    /// <summary>A wider contract is a visible difference in the review.</summary>
    [Theory, MemberData(nameof(Modules))]
    public void A_contract_says_what_was_agreed(string module) =>
        PublicSurface.Of(Bank.Contracts(module)).ShouldBeApproved(module);

    [Fact]
    public void Money_is_never_a_floating_number() =>
        Bank.Assemblies.SelectMany(PublicSurface.FloatingNumbersOf).ShouldBeEmpty();

    [Fact]
    public void Every_request_has_one_handler()
    {
        var types = Bank.Modules.SelectMany(Bank.PartsOf).Append(Bank.Load("Platform")).SelectMany(assembly => assembly.WrittenTypes()).ToList();
        var handled = types
            .Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>))
            .Select(contract => contract.GetGenericArguments()[0])
            .ToLookup(request => request);

        types.Where(type => !type.IsAbstract && typeof(IBaseRequest).IsAssignableFrom(type))
            .Where(request => handled[request].Count() != 1)
            .Select(request => $"{request.Name} has {handled[request].Count()} handlers")
            .ShouldBeEmpty();
    }
}
