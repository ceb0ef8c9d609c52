using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Platform;

namespace DigitalBank.Onboarding.Applications;

/// <summary>A person's wish to become a customer with an account, and how far it has come. Each step is saved before the next begins.</summary>
internal sealed class AccountApplication
{
    private AccountApplication()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>SHA-256 of the applicant's token; the token itself is nowhere.</summary>
    public byte[] TokenHash { get; private init; } = [];

    public string ProductCode { get; private init; } = "";

    public string CurrencyCode { get; private init; } = "";

    public ApplicationStatus Status { get; private set; }

    /// <summary>JSON of what the applicant says. Null before it is filled in, and once the customers module has it or nobody needs it.</summary>
    public byte[]? Draft { get; private set; }

    /// <summary>Codes of what a person has to look at, separated by blanks.</summary>
    public string Findings { get; private set; } = "";

    public Guid? PartyId { get; private set; }

    /// <summary>A log-in with this application's id waits for the applicant, or is the applicant's.</summary>
    public bool HasLogin { get; private set; }

    public Guid? AccountId { get; private set; }

    public string? AccountIdentifier { get; private set; }

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>Whoever applies has said the code that was sent to the address of the draft.</summary>
    public bool IsEmailConfirmed { get; private set; }

    /// <summary>Of the code that was sent last; null before, and once it was said.</summary>
    public byte[]? EmailCodeHash { get; private set; }

    public DateTimeOffset? EmailCodeExpiresAt { get; private set; }

    /// <summary>How often a code was said since it was sent.</summary>
    public int EmailCodeTries { get; private set; }

    public int EmailCodesSent { get; private set; }

    public DateTimeOffset StartedAt { get; private init; }

    public DateTimeOffset ChangedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>The key under which the customers module knows the applicant.</summary>
    public string Reference => $"application-{Id}";

    public static AccountApplication Start(string productCode, string currencyCode, ApplicationToken token, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        TokenHash = token.Hash(),
        ProductCode = productCode,
        CurrencyCode = currencyCode,
        Status = ApplicationStatus.Draft,
        StartedAt = now,
        ChangedAt = now,
    };

    public bool Knows(ApplicationToken token) => CryptographicOperations.FixedTimeEquals(TokenHash, token.Hash());

    public Applicant? Applicant() => Draft is null ? null : JsonSerializer.Deserialize<Applicant>(Draft, BankJson.Options);

    public void FillIn(Applicant applicant, DateTimeOffset now)
    {
        if (Applicant()?.Email is { } before && !before.Equals(applicant.Email, StringComparison.OrdinalIgnoreCase))
        {
            (IsEmailConfirmed, EmailCodeHash) = (false, null);
        }

        Draft = JsonSerializer.SerializeToUtf8Bytes(applicant, BankJson.Options);
        Change(ApplicationStatus.Draft, now);
    }

    /// <summary>A code is about to be sent; the one before is good no more.</summary>
    public void ExpectEmailCode(byte[] hash, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        (EmailCodeHash, EmailCodeExpiresAt, EmailCodeTries) = (hash, expiresAt, 0);
        EmailCodesSent++;
        Change(Status, now);
    }

    public void ConfirmEmail(DateTimeOffset now)
    {
        (IsEmailConfirmed, EmailCodeHash) = (true, null);
        Change(Status, now);
    }

    /// <param name="hasLogin">False when the e-mail has a log-in already: then a person looks whose it is.</param>
    public void Submit(bool hasLogin, DateTimeOffset now)
    {
        HasLogin = hasLogin;
        Findings = hasLogin ? "" : ApplicationFindings.EmailInUse;
        Change(ApplicationStatus.Submitted, now);
    }

    public void TakenIn(TakenInView taken, DateTimeOffset now)
    {
        PartyId = taken.PartyId;
        Draft = null;
        Findings = string.Join(' ', Findings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Concat(taken.Findings));
        Change(Findings.Length == 0 ? ApplicationStatus.Accepted : ApplicationStatus.InReview, now);
    }

    /// <summary>The bank cannot go on by itself: a person has to look.</summary>
    public void AskAPerson(string finding, DateTimeOffset now)
    {
        Findings = finding;
        Change(ApplicationStatus.InReview, now);
    }

    /// <param name="partyId">The applicant, or the customer that the applicant turned out to be.</param>
    public void Approve(Guid partyId, string reason, string decidedBy, DateTimeOffset now)
    {
        PartyId = partyId;
        Decide(reason, decidedBy);
        Change(ApplicationStatus.Accepted, now);
    }

    public void Decline(string reason, string decidedBy, DateTimeOffset now)
    {
        Draft = null;
        Decide(reason, decidedBy);
        Change(ApplicationStatus.Declined, now);
    }

    public void LoginGone(DateTimeOffset now)
    {
        HasLogin = false;
        Change(Status, now);
    }

    public void AccountOpened(Guid accountId, string identifier, DateTimeOffset now)
    {
        AccountId = accountId;
        AccountIdentifier = identifier;
        Change(Status, now);
    }

    public void Complete(DateTimeOffset now) => Change(ApplicationStatus.Completed, now);

    private void Decide(string reason, string decidedBy)
    {
        DecisionReason = reason;
        DecidedBy = decidedBy;
    }

    private void Change(ApplicationStatus status, DateTimeOffset now)
    {
        Status = status;
        ChangedAt = now;
        Version++;
    }
}

internal enum ApplicationStatus
{
    Draft = 1,

    /// <summary>The applicant has said everything; registering, screening and rating follow.</summary>
    Submitted = 2,

    /// <summary>A person has to decide.</summary>
    InReview = 3,

    /// <summary>The bank takes the applicant; account and log-in follow.</summary>
    Accepted = 4,

    Completed = 5,

    Declined = 6,
}

internal static class ApplicationFindings
{
    /// <summary>The e-mail has a log-in of another customer, or of the same person.</summary>
    public const string EmailInUse = "email_in_use";
}
