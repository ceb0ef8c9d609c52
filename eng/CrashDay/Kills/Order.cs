namespace DigitalBank.CrashDay.Kills;

/// <summary>A booking that a client wants once, under one key.</summary>
/// <param name="Reference">Different for every order, and kept by the bank, so that each can be found in the book.</param>
/// <param name="Amount">Minor units.</param>
internal sealed record Order(string Reference, Guid Key, string DebitCode, string CreditCode, string Currency, long Amount);

/// <summary>A client's way of asking for orders.</summary>
internal interface IOrderClient : IDisposable
{
    /// <summary>Some new orders that go in one request.</summary>
    IReadOnlyList<Order> Next();

    /// <summary>Sends them once, and notes what is answered.</summary>
    /// <returns>Those whose outcome is still open.</returns>
    Task<IReadOnlyList<Order>> SendAsync(Uri? bank, IReadOnlyList<Order> orders, CancellationToken cancellationToken);
}
