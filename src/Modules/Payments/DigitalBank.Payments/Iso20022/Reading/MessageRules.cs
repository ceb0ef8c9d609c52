using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022.Reading;

/// <summary>What the business rules look at in one message: where it says how much, to whom, and how many.</summary>
/// <param name="Header">The element that names the message: GrpHdr, or Assgnmt in messages about cases.</param>
/// <param name="Items">The elements that are handed out one by one.</param>
/// <param name="Amount">The amount that counts towards totals; null where the message moves no money.</param>
/// <param name="Identities">References of which no two items of a message may have the same.</param>
internal sealed record MessageRules(
    MessageDefinition Definition, string Header, IReadOnlyList<string> Items, string? Amount, IReadOnlyList<string> Identities)
{
    /// <summary>The streamed element that holds items and what they have in common; null where items stand alone.</summary>
    public string? Block { get; init; }

    /// <summary>The element with NbOfTxs and CtrlSum of the whole message; the header as a rule.</summary>
    public string? Claims { get; init; }

    /// <summary>A total amount in the header, which must be the sum of the items in its currency.</summary>
    public string? Total { get; init; }

    /// <summary>A flag in the header or item that says: all payments of the original message. Then none are listed or counted.</summary>
    public string? WholeGroup { get; init; }

    /// <summary>Accounts of an item and the reason code when such an account is no IBAN.</summary>
    public IReadOnlyList<(string Path, string ReasonCode)> Accounts { get; init; } = [];

    /// <summary>The same for the accounts of a block.</summary>
    public IReadOnlyList<(string Path, string ReasonCode)> BlockAccounts { get; init; } = [];
}
