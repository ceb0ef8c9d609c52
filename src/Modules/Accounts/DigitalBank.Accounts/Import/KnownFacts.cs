using DigitalBank.Accounts.Holding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Import;

/// <summary>What the bank knows already about the accounts and holders of some lines.</summary>
internal sealed class KnownFacts(IReadOnlyList<Account> accounts, IReadOnlyDictionary<string, PartyView> parties)
{
    private readonly Dictionary<AccountKey, Account> _accounts = accounts.ToDictionary(a => new AccountKey(a.Identifier, a.CurrencyCode));

    private readonly ILookup<string, Account> _byIdentifier = accounts.ToLookup(a => a.Identifier);

    public LineOutcome Judge(AccountToImport line)
    {
        if (_accounts.TryGetValue(line.Key, out var account))
        {
            return new LineOutcome(line, WasThere: true, FailureOfSecondImport(line, account));
        }

        return new LineOutcome(line, WasThere: false, DescribesHolderAsKnown(line) ? null : ImportErrors.HolderDiffers);
    }

    /// <summary>Accounts that an earlier run opened without coming to an end with them.</summary>
    public IEnumerable<Account> Unfinished(IEnumerable<LineOutcome> outcomes) => outcomes
        .Where(outcome => outcome is { WasThere: true, Failure: null })
        .Select(outcome => _accounts[outcome.Line.Key])
        .Where(account => !account.TakenOver);

    private static Failure? FailureOfSecondImport(AccountToImport line, Account account)
    {
        if (account.ImportFingerprint is not { } imported)
        {
            return ImportErrors.IdentifierInUse;
        }

        var differences = LineFingerprint.Differences(imported, LineFingerprint.Of(line)).ToList();
        return differences.Count == 0
            ? null
            : ImportErrors.DiffersFromImport.Because($"The account was imported before, with another {string.Join(", ", differences)}.");
    }

    private bool DescribesHolderAsKnown(AccountToImport line)
    {
        var party = parties.GetValueOrDefault(line.HolderReference);
        var isAsKnown = party is null
            || (party.Name == line.HolderName && party.Kind == line.HolderKind && party.Country == line.HolderCountry);

        // One number belongs to one holder, in whichever currencies it is kept.
        return isAsKnown && _byIdentifier[line.Identifier].All(other => other.HolderPartyId == party?.PartyId);
    }
}
