using System.Diagnostics.CodeAnalysis;
using DigitalBank.Ledger.Holds;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// What the writer remembers between batches: accounts and holds as of the head that it planned last. It is safe to rely on because a batch
/// commits only if the head still carries the token that its plan was built upon; anyone else who posts, in this process or in another,
/// replaces the token, and what was remembered is forgotten.
/// </summary>
internal sealed class KnownAccounts(int capacity)
{
    private readonly Dictionary<long, AccountState> _accounts = [];
    private readonly Dictionary<Guid, HoldState> _holds = [];

    /// <summary>The head after everything planned so far, or null when nothing is known for certain.</summary>
    public Head? Head { get; private set; }

    public bool IsFull => _accounts.Count + _holds.Count >= capacity;

    public void Forget()
    {
        _accounts.Clear();
        _holds.Clear();
        Head = null;
    }

    public void MoveTo(Head head) => Head = head;

    public bool Contains(long accountId) => _accounts.ContainsKey(accountId);

    public bool TryGet(long accountId, [NotNullWhen(true)] out AccountState? account) => _accounts.TryGetValue(accountId, out account);

    public void Remember(IReadOnlyList<AccountState> accounts)
    {
        foreach (var account in accounts)
        {
            _accounts[account.Id] = account;
        }
    }

    public bool TryGetHold(Guid holdId, [NotNullWhen(true)] out HoldState? hold) => _holds.TryGetValue(holdId, out hold);

    public void Remember(HoldState hold) => _holds[hold.HoldId] = hold;

    public void Remember(HoldsRead read)
    {
        Remember(read.Accounts);
        foreach (var hold in read.Holds)
        {
            Remember(hold);
        }
    }

    public void ForgetHold(Guid holdId) => _holds.Remove(holdId);
}
