using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Signatures;

/// <summary>What is to be paid, as it is signed.</summary>
internal sealed record ProposedPayment(
    string CreditorName, string CreditorIdentifier, string? CreditorAgentBic, Money Amount, string? RemittanceInformation, string? EndToEndId);

/// <summary>A payment from a company's account that waits for its signatures. The last one that is needed orders it.</summary>
internal sealed class PaymentProposal
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>The company; it orders the payment.</summary>
    public Guid HolderPartyId { get; init; }

    public Guid ProposedBy { get; init; }

    /// <summary>JSON of <see cref="ProposedPayment"/>.</summary>
    public string Payment { get; private set; } = string.Empty;

    /// <summary>SHA-256 over proposal, account, payee, amount and texts: a signature is for this and nothing else.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>Counts the changes; signatures of an earlier one are void.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public ProposalStatus Status { get; private set; } = ProposalStatus.Open;

    public Guid? PaymentOrderId { get; private set; }

    /// <summary>Why the payment that was signed was not made.</summary>
    public string? FailureCode { get; private set; }

    /// <summary>Raised by each signature, so that of two at once the second sees the first.</summary>
    public int Version { get; private set; }

    public ProposedPayment ReadPayment() => JsonSerializer.Deserialize<ProposedPayment>(Payment, BankJson.Options)!;

    /// <summary>Fixes what is to be paid; what was signed before is void.</summary>
    public void Propose(ProposedPayment payment, DateTimeOffset expiresAt)
    {
        Require(ProposalStatus.Open);
        Revision++;
        Version++;
        Payment = JsonSerializer.Serialize(payment, BankJson.Options);
        ExpiresAt = expiresAt;
        Fingerprint = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Id, AccountId, Revision, Payment }, BankJson.Options)));
    }

    public ProposalSignature Sign(Guid partyId, bool isLast, DateTimeOffset now)
    {
        Require(ProposalStatus.Open);
        Version++;
        Status = isLast ? ProposalStatus.Signed : Status;
        return new ProposalSignature { ProposalId = Id, Revision = Revision, PartyId = partyId, Fingerprint = Fingerprint, SignedAt = now };
    }

    public void Order(Guid? paymentOrderId, Failure? failure)
    {
        Require(ProposalStatus.Signed);
        Version++;
        Status = ProposalStatus.Ordered;
        PaymentOrderId = paymentOrderId;
        FailureCode = failure?.Code;
    }

    public void Withdraw()
    {
        Require(ProposalStatus.Open);
        Version++;
        Status = ProposalStatus.Withdrawn;
    }

    private void Require(ProposalStatus status)
    {
        if (Status != status)
        {
            throw new InvalidOperationException($"Proposal {Id} is {Status}, not {status}.");
        }
    }
}

internal enum ProposalStatus
{
    Open = 1,

    /// <summary>The last signature is there; the payment is being ordered.</summary>
    Signed = 2,

    /// <summary>There is a payment order, or the reason why the payment could not be ordered.</summary>
    Ordered = 3,

    Withdrawn = 4,
}

/// <summary>One person's signature under one revision of a proposal. Only ever inserted.</summary>
internal sealed class ProposalSignature
{
    public Guid ProposalId { get; init; }

    public int Revision { get; init; }

    public Guid PartyId { get; init; }

    public string Fingerprint { get; init; } = string.Empty;

    public DateTimeOffset SignedAt { get; init; }

    /// <summary>The same signature by the number under which its person goes on.</summary>
    public ProposalSignature By(Guid partyId) =>
        new() { ProposalId = ProposalId, Revision = Revision, PartyId = partyId, Fingerprint = Fingerprint, SignedAt = SignedAt };
}
