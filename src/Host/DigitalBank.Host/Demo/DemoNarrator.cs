using System.Globalization;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Customers.Contracts.Parties;
using MediatR;

namespace DigitalBank.Host.Demo;

/// <summary>Tells statements what the entries of the demo were about. Registered always: a bank may be opened without <c>--demo</c> later.</summary>
internal sealed class DemoNarrator(IMediator bank) : IEntryNarrator
{
    public string Source => DemoEntry.Source;

    public async Task<IReadOnlyDictionary<string, EntryNarrative>> DescribeAsync(
        IReadOnlyCollection<string> sourceReferences, CancellationToken cancellationToken)
    {
        var entries = sourceReferences.Distinct()
            .Select(text => (Text: text, Reference: DemoReference.Parse(text)))
            .Where(entry => entry.Reference is not null)
            .ToDictionary(entry => entry.Text, entry => entry.Reference!);
        var names = await NamesAsync(entries.Values.SelectMany(entry => new[] { entry.Debtor, entry.Creditor }), cancellationToken);
        return entries.ToDictionary(entry => entry.Key, entry => Narrate(entry.Value, names));
    }

    private async Task<IReadOnlyDictionary<string, PartyView>> NamesAsync(IEnumerable<string> parties, CancellationToken cancellationToken)
    {
        var references = parties.Select(NumberOfCustomer).OfType<int>().Distinct().Select(DemoCustomer.ReferenceOf).ToList();
        return references.Count == 0
            ? new Dictionary<string, PartyView>()
            : (await bank.Send(new FindParties(references), cancellationToken)).Value;
    }

    private static EntryNarrative Narrate(DemoReference entry, IReadOnlyDictionary<string, PartyView> names) => new(
        DebtorName: NameOf(entry.Debtor, names),
        DebtorAccount: AccountOf(entry.Debtor),
        CreditorName: NameOf(entry.Creditor, names),
        CreditorAccount: AccountOf(entry.Creditor),
        DemoFact.EndToEndIdOf(entry),
        DemoFact.RemittanceOf(entry));

    private static string? NameOf(string party, IReadOnlyDictionary<string, PartyView> names)
    {
        if (NumberOfCustomer(party) is { } customer)
        {
            return names.GetValueOrDefault(DemoCustomer.ReferenceOf(customer))?.Name;
        }

        return NumberOfOutsider(party) is { } outsider ? OutsideParties.NameOf(outsider) : null;
    }

    private static string? AccountOf(string party) => NumberOfOutsider(party) is { } outsider ? OutsideParties.IbanOf(outsider) : null;

    private static int? NumberOfCustomer(string party) => NumberAfter('c', party);

    private static int? NumberOfOutsider(string party) => NumberAfter('o', party);

    private static int? NumberAfter(char prefix, string party) =>
        party.StartsWith(prefix) && int.TryParse(party.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
