using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Ledger.Contracts.Proofs;

/// <summary>The bank's signed word that the first so many entries of its journal hash to this root.</summary>
/// <param name="Bank">BIC.</param>
/// <param name="TreeSize">Entries covered.</param>
/// <param name="PreviousSize">Entries covered by the head before it, so that none can be taken out of the row; 0 for the first.</param>
/// <param name="SaltKeyId">Names the secret that the salts come from.</param>
/// <param name="Algorithm">How it is signed, <c>ecdsa-p256-sha256</c>. It is part of what is signed.</param>
/// <param name="KeyId">SHA-256 of the public key (SubjectPublicKeyInfo).</param>
/// <param name="Signature">In DER, over the lines that docs/ledger-proofs.md shows.</param>
public sealed record SignedTreeHead(
    string Bank,
    long TreeSize,
    long PreviousSize,
    string Root,
    DateTimeOffset SignedAt,
    string SaltKeyId,
    string Algorithm,
    string KeyId,
    string Signature);

/// <summary>The head that was signed last, or the first one that covers an entry.</summary>
public sealed record GetTreeHead(long? CoveringEntryId = null) : IQuery<SignedTreeHead>;

/// <summary>The public keys that this bank's heads can be checked with.</summary>
public sealed record GetProofKeys : IQuery<ProofKeyList>;

public sealed record ProofKeyList(IReadOnlyList<ProofKey> Keys);

/// <param name="Pem">SubjectPublicKeyInfo.</param>
/// <param name="IsCurrent">Signs new heads; the others are retired and only check old ones.</param>
public sealed record ProofKey(string KeyId, string Algorithm, string Pem, bool IsCurrent);
