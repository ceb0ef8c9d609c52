using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform;
using DigitalBank.Risk.Contracts.Screening;
using MediatR;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>
/// Asks Risk about everybody on the way of payments who is no customer of ours: the payee elsewhere, whoever is paid for or in whose name, and the payer
/// where a file calls the holder of the account by another name. Customers are screened as such, and again with each new list.
/// </summary>
internal sealed class PathScreening(IMediator bank)
{
    /// <summary>The note of an order that waits because of a list.</summary>
    public const string Note = "screening";

    private const string Unavailable = "screening unavailable";

    /// <summary>Nobody can say whom an order pays that names nobody: a file may leave the payee out.</summary>
    private const string NotNamed = "payee not named";
    private const int LongestName = 140;
    private const int MostNames = 11;

    /// <summary>Looks for all names at once, in memory; nobody is remembered.</summary>
    /// <returns>Why an order has to wait for a person; orders that nothing stands against are missing.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> HoldsAsync(IReadOnlyCollection<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var named = await NamedAsync(orders, cancellationToken);
        var holds = orders.Where(order => order.IsOutgoing && string.IsNullOrWhiteSpace(order.CreditorName)).ToDictionary(order => order.Id, _ => NotNamed);
        if (named.Count == 0)
        {
            return holds;
        }

        var listed = await bank.Send(new FindListedNames(named.Values.SelectMany(names => names).ToHashSet()), cancellationToken);
        foreach (var (id, names) in named)
        {
            if (!listed.IsSuccess || names.Exists(listed.Value.Resembling.Contains))
            {
                holds[id] = listed.IsSuccess ? Note : Unavailable;
            }
        }

        return holds;
    }

    /// <summary>
    /// Lets Risk remember those on the way of payments that are held, so that its reviewers see the hits. Names that resemble nobody, such as those of a
    /// file that only a rule holds, are sought in memory together and cost no more.
    /// </summary>
    public async Task ScreenHeldAsync(IReadOnlyCollection<PaymentOrder> held, CancellationToken cancellationToken)
    {
        var holds = held.Count == 0 ? null : await HoldsAsync(held, cancellationToken);
        foreach (var order in held.Where(order => holds!.ContainsKey(order.Id)))
        {
            await ScreenAsync(order, cancellationToken);
        }
    }

    /// <summary>Lets Risk remember those on the way of one payment with its hits, in one question so that one decision covers the payment.</summary>
    public async Task<PathScreened> ScreenAsync(PaymentOrder order, CancellationToken cancellationToken)
    {
        var named = await NamedAsync([order], cancellationToken);
        if (!named.TryGetValue(order.Id, out var names))
        {
            return PathScreened.Clear;
        }

        var screened = await bank.Send(
            new ScreenParty(
                PartyIdOf(order.Id),
                ScreenedKind.Unknown, // what the payee is, only the payer says
                names[0],
                [.. names.Skip(1)],
                BirthDate: null,
                Country: order.CreditorAgentBic?[4..6]),
            cancellationToken);
        return screened switch
        {
            { IsSuccess: false } => new PathScreened(Unavailable, []),
            { Value: { Outcome: ScreeningOutcome.Clear, Hits: var hits } } => new PathScreened(Note: null, [.. hits.Select(hit => hit.ReviewedBy).OfType<string>()]),
            _ => new PathScreened(Note, []),
        };
    }

    /// <summary>Those on the way of one payment are no parties of ours: once it is decided, later lists do not concern it.</summary>
    public Task ForgetAsync(Guid paymentOrderId, CancellationToken cancellationToken) =>
        bank.Send(new ForgetScreenedParty(PartyIdOf(paymentOrderId)), cancellationToken);

    /// <summary>Under this id Risk knows the parties of the payment.</summary>
    public static Guid PartyIdOf(Guid paymentOrderId) => DerivedKey.Of("path-of-payment", paymentOrderId);

    private async Task<Dictionary<Guid, List<string>>> NamedAsync(IReadOnlyCollection<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var holders = await HoldersAsync(orders, cancellationToken);
        var named = new Dictionary<Guid, List<string>>();
        foreach (var order in orders)
        {
            if (NamesOf(order, holders) is { Count: > 0 } names)
            {
                named.Add(order.Id, names);
            }
        }

        return named;
    }

    /// <summary>Only files name the payer by themselves.</summary>
    private async Task<IReadOnlyDictionary<Guid, AccountView>> HoldersAsync(
        IReadOnlyCollection<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var accounts = orders.Where(order => order is { IsOutgoing: true, Origin: PaymentOrigin.File })
            .Select(order => order.DebtorAccountId).OfType<Guid>().ToHashSet();
        return accounts.Count == 0
            ? new Dictionary<Guid, AccountView>()
            : (await bank.Send(new GetAccounts(accounts), cancellationToken)).Value;
    }

    private static List<string> NamesOf(PaymentOrder order, IReadOnlyDictionary<Guid, AccountView> holders)
    {
        var details = MessageDetails.ReadThirdParties(order.Details);
        var payer = order switch
        {
            { Origin: PaymentOrigin.CrossBorder } => order.DebtorName,
            { IsOutgoing: true, Origin: PaymentOrigin.File, DebtorAccountId: { } account }
                when holders.GetValueOrDefault(account)?.HolderName is var holder && !IsSame(order.DebtorName, holder) => order.DebtorName,
            _ => null,
        };
        string?[] names = [order.IsOutgoing ? order.CreditorName : null, details?.UltimateCreditor?.Name, payer, details?.UltimateDebtor?.Name];
        return [.. names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => Shortened(name!)).Distinct().Take(MostNames)];
    }

    private static bool IsSame(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Shortened(string name) => (name.Length > LongestName ? name[..LongestName] : name).ReplaceLineEndings(" ");
}

/// <param name="Note">Null when nothing stands against the payment; else why a person has to look.</param>
/// <param name="DismissedBy">Who has dismissed hits of it.</param>
internal sealed record PathScreened(string? Note, IReadOnlyList<string> DismissedBy)
{
    public static readonly PathScreened Clear = new(Note: null, []);
}
